namespace HydroEdge.Benchmarks.Streams;

/// <summary>How often a camera had been moved by each of its frames, a byte each: appended to, continued after an interruption, read from the start.</summary>
internal sealed class MovesFile : IDisposable
{
    private readonly FileStream _stream;

    private MovesFile(FileStream stream) => _stream = stream;

    /// <summary>Frames in it.</summary>
    public long Count => _stream.Length;

    public static MovesFile Continue(string path)
    {
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        stream.Seek(0, SeekOrigin.End);
        return new MovesFile(stream);
    }

    public static byte[] Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var moves = new byte[stream.Length];
        stream.ReadExactly(moves);
        return moves;
    }

    public void Append(int moves) => _stream.WriteByte((byte)Math.Min(moves, byte.MaxValue));

    public void Dispose() => _stream.Dispose();
}
