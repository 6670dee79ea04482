using System.Buffers.Binary;

namespace HydroEdge.Archive;

/// <summary>What an index begins with: what it is, how long its blocks are, and how many there are once nobody writes it any more.</summary>
internal readonly record struct CodeHeader(int Dimension, long Sealed)
{
    public const int Size = 32;

    /// <summary>While it is written.</summary>
    public const long Open = -1;

    private const ulong Magic = 0x3253_4544_4F43_4548;

    public byte[] Bytes()
    {
        var header = new byte[Size];
        BinaryPrimitives.WriteUInt64LittleEndian(header, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), Dimension);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(12), CodeBlock.Size(Dimension));
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(16), Sealed);
        return header;
    }

    /// <returns>Null when this is no index over vectors of that dimension.</returns>
    public static CodeHeader? Read(ReadOnlySpan<byte> file, int dimension) =>
        file.Length >= Size
        && BinaryPrimitives.ReadUInt64LittleEndian(file) == Magic
        && BinaryPrimitives.ReadInt32LittleEndian(file[8..]) == dimension
        && BinaryPrimitives.ReadInt32LittleEndian(file[12..]) == CodeBlock.Size(dimension)
            ? new CodeHeader(dimension, BinaryPrimitives.ReadInt64LittleEndian(file[16..]))
            : null;
}
