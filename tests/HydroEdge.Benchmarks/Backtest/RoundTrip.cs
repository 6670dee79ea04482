using System.Numerics.Tensors;
using HydroEdge.Archive;
using HydroEdge.Embedding;

namespace HydroEdge.Benchmarks.Backtest;

/// <summary>The frames of a camera as the archive would give them back: packed, thinned, merged with those before, and made whole again.</summary>
internal sealed class RoundTrip(Keeping keeping, int dimension)
{
    // A row has its numbers (time, camera, look, model, frame), and for the search a code of one bit a dimension.
    private const int RowBytes = 40;

    private readonly List<PatchKeeper> _keepers = [];
    private readonly List<KeptPatches> _readers = [];
    private EmbeddedFrame? _kept;
    private EmbeddedFrame? _told;
    private int _run;

    public long Frames { get; private set; }

    public long Rows { get; private set; }

    public long Bytes { get; private set; }

    public EmbeddedFrame Through(EmbeddedFrame frame)
    {
        Frames++;
        if (_told is null || _run >= keeping.LongestRun || !IsLikeTheLast(frame))
            (_kept, _told, _run) = (frame, Kept(frame), 0);
        _run++;
        return _told with { Number = frame.Number, CapturedAt = frame.CapturedAt, Moves = frame.Moves };
    }

    private bool IsLikeTheLast(EmbeddedFrame frame)
    {
        for (var i = 0; i < frame.Views.Count; i++)
        {
            var (now, then) = (frame.Views[i].Embedding, _kept!.Views[i].Embedding);
            if (TensorPrimitives.CosineSimilarity<float>(now.Global, then.Global) < keeping.Likeness || _keepers[i].IsNew(now))
                return false;
        }

        return true;
    }

    private EmbeddedFrame Kept(EmbeddedFrame frame)
    {
        var views = new EmbeddedView[frame.Views.Count];
        for (var i = 0; i < views.Length; i++)
            views[i] = frame.Views[i] with { Embedding = Kept(i, frame.Views[i].Embedding) };
        Rows++;
        return frame with { Views = views };
    }

    private ImageEmbedding Kept(int look, ImageEmbedding image)
    {
        if (look == _keepers.Count)
        {
            _keepers.Add(new PatchKeeper(keeping.Patches, dimension));
            _readers.Add(new KeptPatches(dimension));
        }

        var patches = _keepers[look].Keep(image);
        if (patches.Length > 0)
            _readers[look].Lay(patches);
        var packed = ByteVector.Pack(image.Global);
        var global = new float[dimension];
        ByteVector.Unpack(packed, global);
        Bytes += RowBytes + dimension / 8 + packed.Length + patches.Length;
        return _readers[look].With(global);
    }
}
