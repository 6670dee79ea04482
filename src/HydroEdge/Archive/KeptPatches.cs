using System.Buffers.Binary;
using HydroEdge.Embedding;

namespace HydroEdge.Archive;

/// <summary>
/// The patches of one look at a camera as the archive tells them: whatever was last kept of each. A row brings the patches that
/// have become others; laid over what the rows before brought, they are the whole picture again. A row of patches is: rows and columns of the grid, a
/// byte each, then for each patch its number (two bytes, little-endian, ascending) and a <see cref="ByteVector"/>.
/// </summary>
internal sealed class KeptPatches(int dimension)
{
    private const int HeadSize = 2;

    private float[] _vectors = [];
    private int[] _stamps = [];
    private int _unknown;

    public int Rows { get; private set; }

    public int Columns { get; private set; }

    public int Count => _stamps.Length;

    /// <summary>Nothing is missing: every patch was kept at least once.</summary>
    public bool IsWhole => Count > 0 && _unknown == 0;

    public ReadOnlySpan<float> this[int patch] => _vectors.AsSpan(patch * dimension, dimension);

    /// <summary>Bytes that a row of so many patches takes.</summary>
    public static int SizeOf(int patches, int dimension) => HeadSize + patches * EntrySize(dimension);

    /// <param name="numbers">Of the patches to be told, ascending.</param>
    public static byte[] Pack(ImageEmbedding image, ReadOnlySpan<int> numbers)
    {
        var dimension = image.Global.Length;
        var packed = new byte[SizeOf(numbers.Length, dimension)];
        (packed[0], packed[1]) = (checked((byte)image.Rows), checked((byte)image.Columns));
        var rest = packed.AsSpan(HeadSize);
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(rest, checked((ushort)number));
            ByteVector.Pack(image.Patches.AsSpan(number * dimension, dimension)).CopyTo(rest[sizeof(ushort)..]);
            rest = rest[EntrySize(dimension)..];
        }

        return packed;
    }

    /// <summary>Lays the patches of a row over those known so far; a grid of another shape begins anew.</summary>
    /// <exception cref="InvalidDataException">These bytes are no row of patches of this dimension; what was known is as it was.</exception>
    public void Lay(ReadOnlySpan<byte> packed)
    {
        Check(packed);
        if (packed[0] != Rows || packed[1] != Columns)
            Begin(packed[0], packed[1]);
        for (var rest = packed[HeadSize..]; rest.Length > 0; rest = rest[EntrySize(dimension)..])
        {
            var number = BinaryPrimitives.ReadUInt16LittleEndian(rest);
            ByteVector.Unpack(rest[sizeof(ushort)..EntrySize(dimension)], _vectors.AsSpan(number * dimension, dimension));
            _unknown -= _stamps[number]++ == 0 ? 1 : 0;
        }
    }

    /// <summary>The embedding of a picture with these patches. It shares them: it holds until the next row is laid.</summary>
    public ImageEmbedding With(float[] global) => IsWhole ? new(global, _vectors, Rows, Columns, _stamps) : new(global, [], 0, 0);

    private static int EntrySize(int dimension) => sizeof(ushort) + ByteVector.Size(dimension);

    private void Begin(int rows, int columns)
    {
        (Rows, Columns, _unknown) = (rows, columns, rows * columns);
        (_vectors, _stamps) = (new float[rows * columns * dimension], new int[rows * columns]);
    }

    private void Check(ReadOnlySpan<byte> packed)
    {
        if (packed.Length < HeadSize || (packed.Length - HeadSize) % EntrySize(dimension) != 0)
            throw new InvalidDataException($"{packed.Length} bytes are no patches of {dimension} dimensions");
        var (count, last) = (packed[0] * packed[1], -1);
        for (var rest = packed[HeadSize..]; rest.Length > 0; rest = rest[EntrySize(dimension)..])
        {
            var number = BinaryPrimitives.ReadUInt16LittleEndian(rest);
            if (number <= last || number >= count || !float.IsFinite(BinaryPrimitives.ReadSingleLittleEndian(rest[sizeof(ushort)..])))
                throw new InvalidDataException($"patch {number} of {count} cannot stand behind patch {last}, or has no length");
            last = number;
        }
    }
}
