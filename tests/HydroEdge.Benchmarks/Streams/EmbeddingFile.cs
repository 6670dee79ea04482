using HydroEdge.Embedding;

namespace HydroEdge.Benchmarks.Streams;

/// <summary>What one look at every frame of a clip became, in order: appended to, continued after an interruption, read from the start.</summary>
internal sealed class EmbeddingFile : IDisposable
{
    private const long Magic = 0x31_42_4D_45_45_48;
    private const int HeaderSize = 40;
    private const int BufferSize = 1 << 20;

    private readonly FileStream _stream;
    private readonly byte[] _record;
    private readonly bool _withPatches;

    private EmbeddingFile(FileStream stream, int dimension, int rows, int columns)
    {
        (_stream, Dimension, Rows, Columns) = (stream, dimension, rows, columns);
        _withPatches = rows * columns > 0;
        _record = new byte[PackedEmbedding.Size(dimension, rows * columns)];
        Count = Math.Max(0, stream.Length - HeaderSize) / _record.Length;
    }

    public int Dimension { get; }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Frames in it.</summary>
    public long Count { get; private set; }

    public bool IsComplete { get; private set; }

    /// <summary>Opens it to be continued behind its last whole record, or begins it.</summary>
    /// <exception cref="IOException">Another run writes to it.</exception>
    public static EmbeddingFile Continue(string path, int dimension, int rows, int columns)
    {
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, BufferSize);
        var file = stream.Length >= HeaderSize ? Opened(path, stream) : new EmbeddingFile(stream, dimension, rows, columns);
        stream.SetLength(HeaderSize + file.Count * file._record.Length);
        if (file.Count == 0)
            file.WriteHeader();
        stream.Seek(0, SeekOrigin.End);
        return file;
    }

    public static EmbeddingFile Read(string path) =>
        Opened(path, new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferSize, FileOptions.SequentialScan));

    public void Append(ImageEmbedding embedding)
    {
        PackedEmbedding.Pack(embedding, _withPatches, _record);
        _stream.Write(_record);
        Count++;
    }

    /// <summary>The clip is at its end: there will be no more frames.</summary>
    public void Complete()
    {
        IsComplete = true;
        _stream.Seek(0, SeekOrigin.Begin);
        WriteHeader();
    }

    /// <summary>The next frame's; null behind the last.</summary>
    public ImageEmbedding? Next() => _stream.ReadAtLeast(_record, _record.Length, throwOnEndOfStream: false) == _record.Length
        ? PackedEmbedding.Unpack(_record, Dimension, Rows, Columns)
        : null;

    /// <summary>The next frame's vector without its patches; null behind the last.</summary>
    public float[]? NextWhole() => _stream.ReadAtLeast(_record, _record.Length, throwOnEndOfStream: false) == _record.Length
        ? PackedEmbedding.Unpack(_record, Dimension, 0, 0).Global
        : null;

    public void Dispose() => _stream.Dispose();

    private static EmbeddingFile Opened(string path, FileStream stream)
    {
        var reader = new BinaryReader(stream);
        if (stream.Length < HeaderSize || reader.ReadInt64() != Magic)
            throw new InvalidDataException($"{path}: not a file of this cache, or one that is damaged; delete it, and it is made again.");
        var complete = reader.ReadInt64() != 0;
        var file = new EmbeddingFile(stream, reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32()) { IsComplete = complete };
        stream.Seek(HeaderSize, SeekOrigin.Begin);
        return file;
    }

    private void WriteHeader()
    {
        var header = new byte[HeaderSize];
        using var writer = new BinaryWriter(new MemoryStream(header));
        writer.Write(Magic);
        writer.Write(IsComplete ? 1L : 0L);
        writer.Write(Dimension);
        writer.Write(Rows);
        writer.Write(Columns);
        _stream.Write(header);
    }
}
