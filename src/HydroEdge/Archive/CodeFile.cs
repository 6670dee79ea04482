using System.IO.MemoryMappedFiles;

namespace HydroEdge.Archive;

/// <summary>
/// The index of a day as a search sees it, blocks of views (see <see cref="CodeBlock"/>): mapped, so that it takes no memory of its own. What is
/// in it is believed only as far as the day's file bears it out.
/// </summary>
internal sealed unsafe class CodeFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly int _size;
    private readonly byte* _blocks;
    private readonly long _length;

    private CodeFile(FileStream stream, long length, int size)
    {
        (_stream, _length, _size) = (stream, length, size);
        _file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _blocks = start + _view.PointerOffset + CodeHeader.Size;
        Count = All;
    }

    /// <summary>Slots for views in whole blocks; a block that is half written is not counted.</summary>
    public long Count { get; private set; }

    public bool IsSealed { get; private init; }

    /// <summary>The id of the last view in it; -1 without any.</summary>
    public long LastView => Count == 0 ? -1 : CodeBlock.View(Blocks((Count - 1) / CodeBlock.Views, 1), (int)((Count - 1) % CodeBlock.Views));

    /// <returns>Null when it is not there, cannot be read, or is no index over vectors of that dimension.</returns>
    public static CodeFile? Open(string path, int dimension)
    {
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            Span<byte> start = stackalloc byte[CodeHeader.Size];
            var (length, size) = (stream.Length, CodeBlock.Size(dimension));
            var header = CodeHeader.Read(start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)], dimension);
            if (header is null || (header.Value.Sealed >= 0 && CodeHeader.Size + header.Value.Sealed * size != length))
            {
                stream.Dispose();
                return null;
            }

            return new CodeFile(stream, length, size) { IsSealed = header.Value.Sealed >= 0 };
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Leaves out the views behind one of them: of rows that were kept since, or that a power cut took away.</summary>
    /// <returns>Whether the view is the last one then. Not so when it was kept since the index was opened, or the file has been cut short.</returns>
    public bool Reaches(long view)
    {
        if (_stream.Length < _length)
            return false;
        Count = All;
        while (Count > 0 && LastView > view)
            Count--;
        return LastView == view;
    }

    /// <summary>Blocks one after the other, valid until this is disposed.</summary>
    public ReadOnlySpan<byte> Blocks(long first, int count) => new(_blocks + first * _size, count * _size);

    private long All => (_length - CodeHeader.Size) / _size * CodeBlock.Views;

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
