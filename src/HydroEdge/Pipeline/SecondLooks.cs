using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Pipeline;

/// <summary>Shows the model parts of a frame that watches could not make up their minds about. For one thread; it may be used again for the next frame.</summary>
internal sealed class SecondLooks
{
    private readonly IEmbedder _embedder;
    private readonly CloserLook _look;
    private Frame? _frame;

    public SecondLooks(IEmbedder embedder) => (_embedder, _look) = (embedder, Look);

    /// <summary>The model looked at a part of a frame of this camera.</summary>
    public event Action<string>? Looked;

    /// <summary>The model refused a part.</summary>
    public event Action<EmbeddingException>? Refused;

    /// <summary>Good until the next frame is named here, and as long as this one has its pixels.</summary>
    public CloserLook At(Frame frame)
    {
        _frame = frame;
        return _look;
    }

    private ImageEmbedding? Look(Region part)
    {
        try
        {
            var seen = _embedder.Embed([new Picture(_frame!.Pixels, _frame.Width, _frame.Height, part)])[0];
            Looked?.Invoke(_frame.CameraId);
            return seen;
        }
        catch (EmbeddingException failure)
        {
            Refused?.Invoke(failure);
            return null;
        }
    }
}
