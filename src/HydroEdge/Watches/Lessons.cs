using System.Numerics.Tensors;
using HydroEdge.Archive;
using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>
/// What people taught a watch on one camera: the views of confirmed and rejected alarms, held against each new view by
/// exp(-5.5 d / u) (Tip-Adapter, arXiv 2111.03930). d is the cosine distance to the judged view, u that of the usual picture to it:
/// on a fixed camera all pictures are alike, and by how much depends on the model. Thread-safe.
/// </summary>
internal sealed class Lessons
{
    private const double Sharpness = 5.5;

    // Until a picture without the thing has been seen: near enough for the same picture again, and little else.
    private const double DistanceOfUnknownUsual = 0.1;
    private const double SmallestDistance = 1e-6;

    private readonly Lock _gate = new();
    private readonly Dictionary<Region, UsualPicture> _usual = [];
    private IReadOnlyList<Exemplar> _exemplars = [];
    private float[]? _latest;

    /// <summary>Takes these in place of what was taught before.</summary>
    public void Replace(IReadOnlyList<Exemplar> exemplars)
    {
        lock (_gate)
            _exemplars = exemplars;
    }

    public Resemblance Of(EmbeddedView view)
    {
        lock (_gate)
            return _exemplars.Count == 0 ? default : Compare(view);
    }

    /// <summary>Takes note of a frame after the decision on it.</summary>
    /// <param name="counted">The vector of the view that was decided on.</param>
    /// <param name="quiet">The watch saw nothing.</param>
    public void Note(EmbeddedFrame frame, Region asked, float[] counted, bool quiet)
    {
        lock (_gate)
        {
            _latest = counted;
            if (!quiet)
                return;

            // What was silenced scores low too, and must not become the usual picture that it is held against.
            for (var i = 0; i < frame.Views.Count; i++)
            {
                var view = frame.Views[i];
                if (view.Asked == asked && IsSound(view, counted) && !(_exemplars.Count > 0 && Compare(view).Silences))
                    UsualOf(view).Follow(view.Embedding.Global, frame.CapturedAt);
            }
        }
    }

    /// <summary>The vector behind the latest decision as half floats; null before the first.</summary>
    public byte[]? Latest()
    {
        lock (_gate)
            return _latest is { } vector ? HalfVector.Pack(vector) : null;
    }

    private static bool IsSound(EmbeddedView view, float[] counted) =>
        view.Embedding.Global.Length == counted.Length && float.IsFinite(TensorPrimitives.Norm<float>(view.Embedding.Global));

    private Resemblance Compare(EmbeddedView view)
    {
        var (confirmed, toConfirmed) = Nearest(view.Embedding.Global, real: true);
        var (rejected, toRejected) = Nearest(view.Embedding.Global, real: false);
        return new(Nearness(confirmed, toConfirmed, view.Seen), Nearness(rejected, toRejected, view.Seen), toRejected < toConfirmed);
    }

    private (Exemplar? Exemplar, double Distance) Nearest(ReadOnlySpan<float> vector, bool real)
    {
        Span<float> scratch = stackalloc float[vector.Length];
        var (nearest, distance) = ((Exemplar?)null, double.PositiveInfinity);
        foreach (var exemplar in _exemplars)
        {
            if (exemplar.Real == real && 1 - HalfVector.Cosine(vector, exemplar.Vector, scratch) is var far && far < distance)
                (nearest, distance) = (exemplar, far);
        }

        return (nearest, Math.Max(0, distance));
    }

    private double Nearness(Exemplar? exemplar, double distance, Region seen)
    {
        if (exemplar is null)
            return 0;
        var usual = DistanceOfUnknownUsual;
        if (_usual.TryGetValue(seen, out var picture))
        {
            Span<float> scratch = stackalloc float[picture.Mean.Length];
            var cosine = HalfVector.Cosine(picture.Mean, exemplar.Vector, scratch) / TensorPrimitives.Norm(picture.Mean);
            usual = Math.Max(SmallestDistance, 1 - cosine);
        }

        return Math.Exp(-Sharpness * distance / usual);
    }

    private UsualPicture UsualOf(EmbeddedView view)
    {
        if (!_usual.TryGetValue(view.Seen, out var usual))
            _usual[view.Seen] = usual = new(view.Embedding.Global.Length);
        return usual;
    }
}
