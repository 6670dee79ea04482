namespace HydroEdge.Archive;

/// <summary>
/// Appends to the index of a day what has been committed to its file. An index is never the truth: one that was not closed, or
/// that does not end where the file ends, is made anew.
/// </summary>
internal sealed class CodeWriter : IDisposable
{
    private readonly FileStream _file;
    private readonly int _dimension;
    private readonly byte[] _block;
    private readonly MemoryStream _waiting = new();
    private int _views;
    private int _committed;

    private CodeWriter(FileStream file, int dimension) =>
        (_file, _dimension, _block) = (file, dimension, new byte[CodeBlock.Size(dimension)]);

    /// <summary>Goes on with the index of a day, or makes it.</summary>
    /// <exception cref="IOException">The disk is full, or the like.</exception>
    public static CodeWriter Continue(ArchiveDay day, string fingerprint, int dimension)
    {
        var path = day.Codes(fingerprint);
        using var reader = new DayReader(day);
        if (!IsWhole(path, dimension, reader.LastView(fingerprint)))
            Build(path, dimension, fingerprint, reader);
        var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        file.Write(new CodeHeader(dimension, CodeHeader.Open).Bytes());
        file.Seek(0, SeekOrigin.End);
        return new CodeWriter(file, dimension);
    }

    /// <summary>Makes the index out of the rows and puts it into its place once it is whole.</summary>
    public static void Build(string path, int dimension, string fingerprint, DayReader reader)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(new CodeHeader(dimension, CodeHeader.Open).Bytes());
                reader.Codes(fingerprint, dimension, after: -1, file.Write);
                Seal(file, dimension);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    public void Add(ReadOnlySpan<byte> code, long view, long time, uint watches, long centre)
    {
        CodeBlock.Write(_block, _views++, code, view, time, watches, centre);
        if (_views < CodeBlock.Views)
            return;
        _waiting.Write(_block);
        (_views, _committed) = (0, 0);
    }

    /// <summary>Everything added is committed by now. A block that is not full yet waits: a search reads its few views from the rows.</summary>
    public void Commit()
    {
        _file.Write(_waiting.GetBuffer().AsSpan(0, (int)_waiting.Length));
        _waiting.SetLength(0);
        _committed = _views;
    }

    /// <summary>Closes the index for good; what was added and not committed is left out.</summary>
    public void Dispose()
    {
        try
        {
            if (_committed > 0 && _waiting.Length == 0)
            {
                CodeBlock.End(_block, _committed);
                _file.Write(_block);
            }

            Seal(_file, _dimension);
        }
        catch (IOException)
        {
            // Not sealed, it is made anew by who opens the day next.
        }

        _file.Dispose();
        _waiting.Dispose();
    }

    private static void Seal(FileStream file, int dimension)
    {
        // The blocks first: a sealed index is one that is on the disk.
        file.Flush(flushToDisk: true);
        var blocks = (file.Length - CodeHeader.Size) / CodeBlock.Size(dimension);
        file.Seek(0, SeekOrigin.Begin);
        file.Write(new CodeHeader(dimension, blocks).Bytes());
        file.Flush(flushToDisk: true);
    }

    private static bool IsWhole(string path, int dimension, long lastView)
    {
        using var index = CodeFile.Open(path, dimension);
        return index is { IsSealed: true } && index.LastView == lastView;
    }
}
