using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace HydroEdge.Watches;

/// <summary>Floats as bytes, little-endian as every machine that this runs on.</summary>
internal static class Floats
{
    public static byte[] ToBytes(ReadOnlySpan<float> values) => MemoryMarshal.AsBytes(values).ToArray();

    /// <summary>Null where these are no finite floats.</summary>
    public static float[]? FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes.Length % sizeof(float) != 0)
            return null;
        var values = MemoryMarshal.Cast<byte, float>(bytes).ToArray();
        return float.IsFinite(TensorPrimitives.SumOfMagnitudes<float>(values)) ? values : null;
    }
}
