using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Benchmarks.Streams;

/// <summary>The pictures of a clip once more, for those that want a part of one as large as the model takes it.</summary>
internal sealed class CloserFrames(StreamCamera camera, IEmbedder embedder) : IDisposable
{
    private readonly IAsyncEnumerator<Frame> _frames = ClipFrames.ReadAsync(camera.Id, camera.Clip, CancellationToken.None).GetAsyncEnumerator();
    private Frame? _frame;

    /// <summary>How many parts were looked at.</summary>
    public int Looks { get; private set; }

    /// <summary>Goes on to a frame; none before it can be looked at any more.</summary>
    public void GoTo(long number)
    {
        while (_frame is null || _frame.Number < number)
        {
            _frame?.Dispose();
            _frame = _frames.MoveNextAsync().AsTask().GetAwaiter().GetResult() ? _frames.Current : throw new IOException($"{camera.Clip} has no frame {number}.");
        }
    }

    public ImageEmbedding? Look(Region part)
    {
        Looks++;
        return embedder.Embed([new Picture(_frame!.Pixels, _frame.Width, _frame.Height, part)])[0];
    }

    public void Dispose()
    {
        _frame?.Dispose();
        _frames.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
