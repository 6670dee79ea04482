using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HydroEdge.Archive;

/// <summary>
/// A vector as the archive stores it: a step as a float (little-endian), and for each component how many steps it is as a signed byte. What is
/// stored is how a view's vector leaves its centre, which is short: a cosine is then off by some hundred-thousandths, where that of a
/// vector stored whole would be off by some ten-thousandths, which is more than neighbours in a large archive differ by.
/// </summary>
internal static class ByteVector
{
    private const int Largest = sbyte.MaxValue;

    public static int Size(int dimension) => sizeof(float) + dimension;

    public static byte[] Pack(ReadOnlySpan<float> vector)
    {
        var packed = new byte[Size(vector.Length)];
        var steps = MemoryMarshal.Cast<byte, sbyte>(packed.AsSpan(sizeof(float)));
        var step = MathF.Abs(TensorPrimitives.MaxMagnitude(vector)) / Largest;
        for (var i = 0; step > 0 && i < vector.Length; i++)
            steps[i] = (sbyte)MathF.Round(vector[i] / step);
        BinaryPrimitives.WriteSingleLittleEndian(packed, step);
        return packed;
    }

    public static void Unpack(ReadOnlySpan<byte> packed, Span<float> vector)
    {
        var scale = BinaryPrimitives.ReadSingleLittleEndian(packed);
        var steps = MemoryMarshal.Cast<byte, sbyte>(packed[sizeof(float)..]);
        for (var i = 0; i < vector.Length; i++)
            vector[i] = scale * steps[i];
    }

    /// <summary>Dot product of a vector and a packed one of the same dimension.</summary>
    public static float Dot(ReadOnlySpan<float> query, ReadOnlySpan<byte> packed)
    {
        var steps = MemoryMarshal.Cast<byte, sbyte>(packed[sizeof(float)..]);
        var sum = Vector256<float>.Zero;
        var i = 0;
        for (; i + Vector128<sbyte>.Count <= steps.Length; i += Vector128<sbyte>.Count)
        {
            var (low, high) = Vector256.Widen(Vector256.WidenLower(Vector128.Create(steps.Slice(i, Vector128<sbyte>.Count)).ToVector256()));
            sum += Vector256.ConvertToSingle(low) * Vector256.Create(query.Slice(i, 8));
            sum += Vector256.ConvertToSingle(high) * Vector256.Create(query.Slice(i + 8, 8));
        }

        var total = Vector256.Sum(sum);
        for (; i < steps.Length; i++)
            total += steps[i] * query[i];
        return total * BinaryPrimitives.ReadSingleLittleEndian(packed);
    }
}
