using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using HydroEdge.Embedding;

namespace HydroEdge.Benchmarks.Streams;

/// <summary>
/// An embedding as the cache keeps it: the whole as half floats, each patch as a half float scale and signed bytes, a quarter
/// of the floats' size. A cosine to a patch is off by some ten-thousandths.
/// </summary>
internal static class PackedEmbedding
{
    private const int Largest = sbyte.MaxValue;

    public static int Size(int dimension, int patches) => dimension * sizeof(ushort) + patches * (sizeof(ushort) + dimension);

    public static void Pack(ImageEmbedding image, bool withPatches, Span<byte> packed)
    {
        var dimension = image.Global.Length;
        TensorPrimitives.ConvertToHalf(image.Global, MemoryMarshal.Cast<byte, Half>(packed[..(dimension * sizeof(ushort))]));
        var rest = packed[(dimension * sizeof(ushort))..];
        for (var at = 0; withPatches && at < image.Patches.Length; at += dimension)
        {
            PackPatch(image.Patches.AsSpan(at, dimension), rest);
            rest = rest[(sizeof(ushort) + dimension)..];
        }
    }

    public static ImageEmbedding Unpack(ReadOnlySpan<byte> packed, int dimension, int rows, int columns)
    {
        var whole = new float[dimension];
        TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(packed[..(dimension * sizeof(ushort))]), whole);
        var patches = new float[rows * columns * dimension];
        var rest = packed[(dimension * sizeof(ushort))..];
        for (var at = 0; at < patches.Length; at += dimension)
        {
            var patch = patches.AsSpan(at, dimension);
            TensorPrimitives.ConvertTruncating<sbyte, float>(MemoryMarshal.Cast<byte, sbyte>(rest.Slice(sizeof(ushort), dimension)), patch);
            TensorPrimitives.Multiply(patch, (float)BinaryPrimitives.ReadHalfLittleEndian(rest), patch);
            rest = rest[(sizeof(ushort) + dimension)..];
        }

        return new ImageEmbedding(whole, patches, rows, columns);
    }

    private static void PackPatch(ReadOnlySpan<float> patch, Span<byte> packed)
    {
        var scale = (Half)(MathF.Abs(TensorPrimitives.MaxMagnitude(patch)) / Largest);
        BinaryPrimitives.WriteHalfLittleEndian(packed, scale);
        var step = (float)scale;
        for (var i = 0; i < patch.Length; i++)
            packed[sizeof(ushort) + i] = (byte)(sbyte)MathF.Round(patch[i] / step);
    }
}
