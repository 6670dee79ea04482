using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HydroEdge.Archive;

/// <summary>
/// A unit vector as the archive stores it: a float (little-endian) and a signed byte for each component, a quarter of the bytes of
/// floats. The float makes the length 1 again, so that a dot product is a cosine.
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
        var squares = 0L;
        for (var i = 0; step > 0 && i < vector.Length; i++)
        {
            steps[i] = (sbyte)MathF.Round(vector[i] / step);
            squares += steps[i] * steps[i];
        }

        BinaryPrimitives.WriteSingleLittleEndian(packed, squares > 0 ? 1 / MathF.Sqrt(squares) : 0);
        return packed;
    }

    public static void Unpack(ReadOnlySpan<byte> packed, Span<float> vector)
    {
        var scale = BinaryPrimitives.ReadSingleLittleEndian(packed);
        var steps = MemoryMarshal.Cast<byte, sbyte>(packed[sizeof(float)..]);
        for (var i = 0; i < vector.Length; i++)
            vector[i] = scale * steps[i];
    }

    /// <summary>Cosine of a unit vector and a packed one of the same dimension.</summary>
    public static float Cosine(ReadOnlySpan<float> query, ReadOnlySpan<byte> packed)
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
