using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HydroEdge.Archive;

/// <summary>
/// A query made ready to be held against codes: turned like them, each of its numbers rounded to an odd whole one between -15 and 15 in
/// units of a step. As sums of +-1, +-2, +-4 and +-8 these are four words of bits for each word of a code, and the dot product is
/// four counts of the bits that differ. (One bit for each number would be the plain Hamming distance.)
/// </summary>
internal sealed class CodeQuery
{
    // With 4 the rounding costs no recall that could be measured; with 3 it begins to.
    public const int Planes = 4;

    private readonly ulong[] _planes;
    private readonly int _planesOfWord;
    private readonly int _words;
    private readonly float _step;
    private readonly int _most;

    /// <param name="vector">A unit vector, [D].</param>
    /// <param name="planes">Bits that a number of the query is rounded to.</param>
    public CodeQuery(float[] vector, int planes = Planes)
    {
        Vector = vector;
        var rotation = new CodeRotation(vector.Length);
        var turned = new float[rotation.Bits];
        rotation.Turn(vector, turned);
        (_words, _planesOfWord, _planes) = (turned.Length / 64, planes, new ulong[turned.Length / 64 * planes]);
        var levels = (1 << planes) - 1;
        _most = levels * turned.Length;
        _step = planes == 1 ? TensorPrimitives.SumOfMagnitudes<float>(turned) / turned.Length : MathF.Abs(TensorPrimitives.MaxMagnitude(turned)) / levels;
        for (var i = 0; i < turned.Length; i++)
            Spread(i, Math.Clamp((int)MathF.Round((turned[i] / Math.Max(_step, float.Epsilon) + levels) / 2), 0, levels));
    }

    public float[] Vector { get; }

    /// <summary>About the dot product of the turned query and the signs of a code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Signs(ref byte code)
    {
        var differ = _planesOfWord == Planes ? Differ(ref code) : DifferInPlanes(ref code);
        return _step * (_most - 2 * differ);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Differ(ref byte code)
    {
        ref var plane = ref MemoryMarshal.GetArrayDataReference(_planes);
        var (one, two, four, eight) = (0, 0, 0, 0);
        for (var word = 0; word < _words; word++)
        {
            var bits = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref code, word * sizeof(ulong)));
            one += BitOperations.PopCount(bits ^ plane);
            two += BitOperations.PopCount(bits ^ Unsafe.Add(ref plane, 1));
            four += BitOperations.PopCount(bits ^ Unsafe.Add(ref plane, 2));
            eight += BitOperations.PopCount(bits ^ Unsafe.Add(ref plane, 3));
            plane = ref Unsafe.Add(ref plane, Planes);
        }

        return one + 2 * two + 4 * four + 8 * eight;
    }

    private int DifferInPlanes(ref byte code)
    {
        var differ = 0;
        for (var word = 0; word < _words; word++)
        {
            var bits = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref code, word * sizeof(ulong)));
            for (var plane = 0; plane < _planesOfWord; plane++)
                differ += BitOperations.PopCount(bits ^ _planes[word * _planesOfWord + plane]) << plane;
        }

        return differ;
    }

    private void Spread(int number, int level)
    {
        for (var plane = 0; plane < _planesOfWord; plane++)
        {
            if ((level >> plane & 1) != 0)
                _planes[number / 64 * _planesOfWord + plane] |= 1UL << (number % 64);
        }
    }
}
