namespace HydroEdge.Archive;

/// <summary>Gathers index records that are made out of rows, to be handed on some thousands at a time.</summary>
internal sealed class CodeChunk(int dimension, Action<ReadOnlySpan<byte>> visit)
{
    private const int Records = 4096;

    private readonly int _size = CodeRecord.Size(dimension);
    private readonly byte[] _chunk = new byte[Records * CodeRecord.Size(dimension)];
    private int _length;

    /// <exception cref="InvalidDataException">The code is not one of a vector of this dimension.</exception>
    public void Add(ReadOnlySpan<byte> code, long view, long time, uint watches, long centre)
    {
        if (code.Length != ViewCode.Size(dimension))
            throw new InvalidDataException($"the code of view {view} has {code.Length} bytes, not {ViewCode.Size(dimension)}");
        CodeRecord.Write(_chunk.AsSpan(_length, _size), code, view, time, watches, centre);
        _length += _size;
        if (_length == _chunk.Length)
            Flush();
    }

    public void Flush()
    {
        if (_length > 0)
            visit(_chunk.AsSpan(0, _length));
        _length = 0;
    }
}
