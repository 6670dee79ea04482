using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HydroEdge.Archive;

/// <summary>
/// A query made ready to be held against codes: turned like them, each of its numbers rounded to an odd whole one between -15 and 15 in
/// units of a step. For each four bits of a code there are then sixteen sums it can come to, a table that fits a register: thirty-two
/// codes look theirs up at once (see <see cref="CodeBlock"/>).
/// </summary>
internal sealed class CodeQuery
{
    // With 15 the rounding costs no recall that could be measured; with 7 it begins to. Four sums of four such levels fit a byte.
    private const int Most = 15;
    private const int Nibble = 4;

    private readonly byte[] _tables;
    private readonly int _bits;
    private readonly float _step;

    /// <param name="vector">A unit vector, [D].</param>
    public CodeQuery(float[] vector)
    {
        Vector = vector;
        var rotation = new CodeRotation(vector.Length);
        var turned = new float[rotation.Bits];
        rotation.Turn(vector, turned);
        _bits = turned.Length;
        _step = MathF.Max(MathF.Abs(TensorPrimitives.MaxMagnitude(turned)) / Most, float.Epsilon);
        int[] levels = [.. turned.Select(number => Math.Clamp((int)MathF.Round((number / _step + Most) / 2), 0, Most))];
        // Each table twice: a register of thirty-two bytes looks up its halves apart.
        _tables = [.. levels.Chunk(Nibble).SelectMany(four => Enumerable.Range(0, 2 << Nibble).Select(bits => Differ(four, bits)))];
    }

    public float[] Vector { get; }

    /// <summary>About the dot product of the turned query and the signs of each code.</summary>
    /// <param name="block">A <see cref="CodeBlock"/>.</param>
    /// <param name="signs">[32], by slot.</param>
    public void Signs(ReadOnlySpan<byte> block, Span<float> signs)
    {
        ref var codes = ref MemoryMarshal.GetReference(block[..(_bits / 8 * CodeBlock.Views)]);
        ref var tables = ref MemoryMarshal.GetArrayDataReference(_tables);
        var (even, odd) = (Vector256<ushort>.Zero, Vector256<ushort>.Zero);
        for (var at = 0; at < _bits * Nibble; at += 2 * CodeBlock.Views)
        {
            var four = OfByte(ref Unsafe.Add(ref codes, at), ref Unsafe.Add(ref tables, 2 * at))
                + OfByte(ref Unsafe.Add(ref codes, at + CodeBlock.Views), ref Unsafe.Add(ref tables, 2 * at + 2 * CodeBlock.Views));
            even += four.AsUInt16() & Vector256.Create((ushort)byte.MaxValue);
            odd += four.AsUInt16() >>> 8;
        }

        Spread(even, signs);
        Spread(odd, signs[(CodeBlock.Views / 2)..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> OfByte(ref byte codes, ref byte tables)
    {
        var (bytes, low) = (Vector256.LoadUnsafe(ref codes), Vector256.Create((byte)0x0F));
        return LookUp(Vector256.LoadUnsafe(ref tables), bytes & low)
            + LookUp(Vector256.LoadUnsafe(ref Unsafe.Add(ref tables, CodeBlock.Views)), (bytes.AsUInt16() >>> Nibble).AsByte() & low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> LookUp(Vector256<byte> table, Vector256<byte> nibbles) => Avx2.IsSupported
        ? Avx2.Shuffle(table, nibbles)
        : Vector256.Create(
            Vector128.ShuffleNative(table.GetLower(), nibbles.GetLower()), Vector128.ShuffleNative(table.GetUpper(), nibbles.GetUpper()));

    private void Spread(Vector256<ushort> differ, Span<float> signs)
    {
        var (lower, upper) = Vector256.Widen(differ);
        Signs(lower).CopyTo(signs);
        Signs(upper).CopyTo(signs[Vector256<float>.Count..]);
    }

    private Vector256<float> Signs(Vector256<uint> differ) =>
        Vector256.ConvertToSingle(Vector256.Create(Most * _bits) - 2 * differ.AsInt32()) * Vector256.Create(_step);

    // By how many levels four numbers of the query are off the signs that the bits of a code stand for.
    private static byte Differ(int[] levels, int bits)
    {
        var sum = 0;
        for (var i = 0; i < levels.Length; i++)
            sum += (bits >> i & 1) != 0 ? Most - levels[i] : levels[i];
        return (byte)sum;
    }
}
