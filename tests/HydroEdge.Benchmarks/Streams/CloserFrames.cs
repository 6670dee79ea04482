using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Benchmarks.Streams;

/// <summary>The pictures of a clip once more, for those that want a part of one as large as the model takes it.</summary>
internal sealed class CloserFrames(StreamCamera camera, IEmbedder embedder) : IDisposable
{
    private readonly ClipSeeker _clip = new(camera.Clip);
    private long _number;

    /// <summary>How many parts were looked at.</summary>
    public int Looks { get; private set; }

    /// <summary>Goes on to a frame; none before it can be looked at any more.</summary>
    public void GoTo(long number) => _number = number;

    public ImageEmbedding? Look(Region part)
    {
        Looks++;
        var seen = _clip.At(_number);
        return embedder.Embed([new Picture(seen.Rgb, seen.Width, seen.Height, part)])[0];
    }

    public void Dispose() => _clip.Dispose();
}
