using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace HydroEdge.Archive;

/// <summary>
/// A vector as signed bytes behind one scale, a half float, little-endian: a quarter of the bytes of floats. Each component is off by at
/// most half a step, which is 1/127 of the largest one.
/// </summary>
internal static class ByteVector
{
    private const int Largest = sbyte.MaxValue;

    public static int SizeOf(int dimension) => sizeof(ushort) + dimension;

    public static void Pack(ReadOnlySpan<float> vector, Span<byte> packed)
    {
        var scale = (Half)(MathF.Abs(TensorPrimitives.MaxMagnitude(vector)) / Largest);
        BinaryPrimitives.WriteHalfLittleEndian(packed, scale);
        var step = (float)scale;
        for (var i = 0; i < vector.Length; i++)
            packed[sizeof(ushort) + i] = step > 0 ? (byte)(sbyte)Math.Clamp(MathF.Round(vector[i] / step), -Largest, Largest) : (byte)0;
    }

    /// <exception cref="InvalidDataException">The scale is no length that a vector has.</exception>
    public static void Unpack(ReadOnlySpan<byte> packed, Span<float> vector)
    {
        var scale = (float)BinaryPrimitives.ReadHalfLittleEndian(packed);
        if (!(scale >= 0 && float.IsFinite(scale)))
            throw new InvalidDataException($"a vector has the scale {scale}");
        TensorPrimitives.ConvertTruncating<sbyte, float>(MemoryMarshal.Cast<byte, sbyte>(packed.Slice(sizeof(ushort), vector.Length)), vector);
        TensorPrimitives.Multiply(vector, scale, vector);
    }
}
