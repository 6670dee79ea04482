using System.Numerics;
using System.Numerics.Tensors;

namespace HydroEdge.Archive;

/// <summary>
/// Turns vectors so that what they say is spread over all numbers alike, and each number's sign says as much as any other: three times
/// random signs and a Walsh-Hadamard transform (Ailon and Chazelle 2009, the fast Johnson-Lindenstrauss transform). The same for
/// ever: a code is only worth something beside others that were turned in the same way.
/// </summary>
internal sealed class CodeRotation
{
    private const int Rounds = 3;

    private readonly int _dimension;
    private readonly int _whole;
    private readonly float[][] _signs;

    public CodeRotation(int dimension)
    {
        _dimension = dimension;
        Bits = (dimension + 63) / 64 * 64;
        _whole = (int)BitOperations.RoundUpToPowerOf2((uint)Bits / 2 + 1);
        var state = 0x9E37_79B9_7F4A_7C15UL;
        _signs = [.. Enumerable.Range(0, Rounds).Select(_ => Enumerable.Range(0, Bits).Select(_ => Sign(ref state)).ToArray())];
    }

    /// <summary>Numbers of a turned vector: the dimension, rounded up to whole words of 64.</summary>
    public int Bits { get; }

    /// <param name="turned">[Bits]; as long as the vector.</param>
    public void Turn(ReadOnlySpan<float> vector, Span<float> turned)
    {
        vector.CopyTo(turned);
        turned[_dimension..].Clear();
        foreach (var signs in _signs)
        {
            TensorPrimitives.Multiply(turned, signs, turned);
            Mix(turned[.._whole]);
            // What the power of two leaves over is mixed in by a second pass from the other end.
            if (_whole < Bits)
                Mix(turned[(Bits - _whole)..]);
        }
    }

    private static void Mix(Span<float> values)
    {
        for (var half = 1; half < values.Length; half *= 2)
        {
            for (var start = 0; start < values.Length; start += 2 * half)
            {
                for (var i = start; i < start + half; i++)
                    (values[i], values[i + half]) = (values[i] + values[i + half], values[i] - values[i + half]);
            }
        }

        TensorPrimitives.Multiply(values, 1 / MathF.Sqrt(values.Length), values);
    }

    // xorshift64* (Vigna 2016).
    private static float Sign(ref ulong state)
    {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return (state * 0x2545_F491_4F6C_DD1DUL) >> 63 == 0 ? 1 : -1;
    }
}
