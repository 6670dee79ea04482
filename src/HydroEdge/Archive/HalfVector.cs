using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace HydroEdge.Archive;

/// <summary>
/// A unit vector as the archive stores it: IEEE 754 half floats, little-endian, half the bytes of floats. Each component
/// is off by at most 2^-11 of itself, a cosine by less than 0.0005; a search reads it faster than floats.
/// </summary>
internal static class HalfVector
{
    public static byte[] Pack(ReadOnlySpan<float> vector)
    {
        var packed = new byte[vector.Length * sizeof(ushort)];
        TensorPrimitives.ConvertToHalf(vector, MemoryMarshal.Cast<byte, Half>(packed.AsSpan()));
        return packed;
    }

    public static float[] Unpack(ReadOnlySpan<byte> packed)
    {
        var vector = new float[packed.Length / sizeof(ushort)];
        TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(packed), vector);
        return vector;
    }

    /// <summary>Cosine of a unit vector and a packed one, whose length is restored to 1.</summary>
    /// <param name="scratch">As long as the query; overwritten.</param>
    public static float Cosine(ReadOnlySpan<float> query, ReadOnlySpan<byte> packed, Span<float> scratch)
    {
        TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(packed), scratch);
        var norm = TensorPrimitives.Norm<float>(scratch);
        return norm > 0 ? TensorPrimitives.Dot(query, scratch) / norm : 0;
    }
}
