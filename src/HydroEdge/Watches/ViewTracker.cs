using System.Numerics.Tensors;
using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>
/// Tells when a camera shows another view than before: it was bumped or turned, or its infrared light went on. What an event
/// covers is a part of the picture; what has moved is most of it, so the median over the patches decides. A view that
/// was seen before is known again, and with it what was normal there. Without patches the whole picture has to do, more slowly.
/// </summary>
internal sealed class ViewTracker
{
    private const int MostVectors = 64;
    private const int MostViews = 6;
    private const int BelieveFrames = 10;
    private const double BelieveSeconds = 10;
    private const double BelieveSecondsOfOneVector = 120;

    private readonly List<KnownView> _known = [];
    private readonly PatchStamps _stamps = new();
    private float[] _gathered = [];
    private float[] _seen = [];
    private float[] _departed = [];
    private double _departedSeconds;
    private int _departedFrames;
    private int? _moves;

    /// <summary>How many views it has seen so far.</summary>
    public int Newest { get; private set; }

    /// <summary>The number of the view it shows, from 1 in the order they were first seen; 0 before the first frame.</summary>
    public int Current => _known.Count == 0 ? 0 : _known[^1].Number;

    /// <summary>Frames of a camera, in order.</summary>
    /// <param name="busy">Something is going on that a watch looks for: an alarm outranks a moved camera.</param>
    /// <returns>Whether the camera shows another view from this frame on.</returns>
    public bool See(EmbeddedFrame frame, double seconds, bool busy)
    {
        var width = Gather(frame, out var same);
        if (width == 0 || !IsSound(width, same))
        {
            _stamps.Forget();
            return false;
        }

        if (_known.Count == 0 || _known[^1].Length != _seen.Length)
        {
            _known.Clear();
            Keep(new KnownView(++Newest, _seen));
            return false;
        }

        var moved = frame.Moves != (_moves ?? frame.Moves);
        _moves = frame.Moves;
        if (moved)
            return Move();
        var current = _known[^1];
        var likeness = current.See(_seen, width, same);
        if (!current.IsFar(likeness))
            current.Learn(likeness, seconds);
        if (busy || !current.IsFar(likeness))
        {
            (_departedSeconds, _departedFrames) = (0, 0);
            return false;
        }

        return HasLeft(seconds, _seen.Length > width ? BelieveSeconds : BelieveSecondsOfOneVector) && Turn(width);
    }

    /// <summary>The current one last.</summary>
    public IReadOnlyList<ViewRecord> Record() => [.. _known.Select(view => view.Record())];

    public void Restore(IReadOnlyList<ViewRecord> views, int newest)
    {
        _stamps.Forget();
        _known.Clear();
        _known.AddRange(views.Select(KnownView.From).OfType<KnownView>());
        Newest = Math.Max(newest, _known.Count == 0 ? 0 : _known.Max(view => view.Number));
    }

    private bool HasLeft(double seconds, double enough)
    {
        if (_departed.Length != _seen.Length)
            _departed = new float[_seen.Length];
        if (_departedFrames++ == 0)
            Array.Clear(_departed);
        TensorPrimitives.Add(_departed, _seen, _departed);
        _departedSeconds += seconds;
        return _departedFrames >= BelieveFrames && _departedSeconds >= enough;
    }

    // The camera itself was found to be moved, by too little perhaps for its patches to tell: what was normal of each is so no more.
    private bool Move()
    {
        (_departedSeconds, _departedFrames) = (0, 0);
        Keep(new KnownView(++Newest, _seen));
        return true;
    }

    private void Keep(KnownView view)
    {
        _stamps.Forget();
        if (_known.Count == MostViews)
            _known.RemoveAt(0);
        _known.Add(view);
    }

    // The current view stands last, so that the first is the one not seen for longest.
    private bool Turn(int width)
    {
        TensorPrimitives.Divide(_departed, _departedFrames, _departed);
        (_departedSeconds, _departedFrames) = (0, 0);
        var again = _known.Where(view => !view.IsFar(view.LikenessOf(_departed, width))).MaxBy(view => view.LikenessOf(_departed, width));
        if (again is not null)
            _known.Remove(again);
        Keep(again ?? new KnownView(++Newest, _departed));
        return true;
    }

    // A frame with a figure that is none counts for nothing.
    private bool IsSound(int width, ReadOnlySpan<bool> same)
    {
        for (var at = 0; at < _seen.Length; at += width)
        {
            if ((same.IsEmpty || !same[at / width]) && !float.IsFinite(TensorPrimitives.Sum<float>(_seen.AsSpan(at, width))))
                return false;
        }

        return true;
    }

    // Into _seen: up to so many patches of the whole picture, evenly taken, or where the model gives none the picture itself.
    private int Gather(EmbeddedFrame frame, out ReadOnlySpan<bool> same)
    {
        if (frame.Views is [{ Asked: var asked, Embedding: var whole }] && asked == Region.Whole && Likeness.PatchesOf(whole) is > 0 and <= MostVectors)
        {
            // Most models give so few that they need not be copied.
            _seen = whole.Patches;
            same = _stamps.Same(whole);
            return whole.Global.Length;
        }

        _stamps.Forget();
        same = [];
        return Some(frame);
    }

    private int Some(EmbeddedFrame frame)
    {
        var (width, length) = (0, 0);
        for (var at = 0; at < frame.Views.Count; at++)
        {
            var view = frame.Views[at];
            if (view.Asked != Region.Whole)
                continue;
            var (patches, all) = (Likeness.PatchesOf(view.Embedding), view.Embedding.Patches);
            width = view.Embedding.Global.Length;
            var taken = Math.Min(patches, MostVectors);
            Room(length + Math.Max(taken, 1) * width);
            if (taken == 0)
                view.Embedding.Global.CopyTo(_gathered, length);
            for (var i = 0; i < taken; i++)
                all.AsSpan(i * patches / taken * width, width).CopyTo(_gathered.AsSpan(length + i * width));
            length += Math.Max(taken, 1) * width;
        }

        if (length < _gathered.Length)
            Array.Resize(ref _gathered, length);
        _seen = _gathered;
        return width;
    }

    private void Room(int length)
    {
        if (_gathered.Length < length)
            Array.Resize(ref _gathered, length);
    }
}
