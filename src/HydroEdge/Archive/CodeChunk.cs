namespace HydroEdge.Archive;

/// <summary>Gathers blocks that are made out of rows, to be handed on some thousand views at a time.</summary>
internal sealed class CodeChunk(int dimension, Action<ReadOnlySpan<byte>> visit)
{
    private const int Blocks = 128;

    private readonly int _size = CodeBlock.Size(dimension);
    private readonly byte[] _chunk = new byte[Blocks * CodeBlock.Size(dimension)];
    private int _views;

    /// <exception cref="InvalidDataException">The code is not one of a vector of this dimension.</exception>
    public void Add(ReadOnlySpan<byte> code, long view, long time, uint watches, long centre)
    {
        if (code.Length != ViewCode.Size(dimension))
            throw new InvalidDataException($"the code of view {view} has {code.Length} bytes, not {ViewCode.Size(dimension)}");
        var (block, slot) = Math.DivRem(_views++, CodeBlock.Views);
        CodeBlock.Write(_chunk.AsSpan(block * _size, _size), slot, code, view, time, watches, centre);
        if (_views == Blocks * CodeBlock.Views)
            Flush();
    }

    /// <summary>Hands on what there is; the slots that the last block has left stay empty.</summary>
    public void Flush()
    {
        var (blocks, rest) = Math.DivRem(_views, CodeBlock.Views);
        if (rest > 0)
            CodeBlock.End(_chunk.AsSpan(blocks++ * _size, _size), rest);
        if (blocks > 0)
            visit(_chunk.AsSpan(0, blocks * _size));
        _views = 0;
    }
}
