namespace HydroEdge.Archive;

/// <summary>
/// Keeps the best moments of a scan in bounded memory, and at its end leaves out those within ten seconds of a better one
/// of the same camera, so that a person who stands there for a minute does not fill the list. Rows come camera by camera
/// nearly in the order of time.
/// </summary>
internal sealed class BestMoments(int most)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(10);

    // One moment touches at most the slot it is in and the two beside it; the fourth is for a clock that was set back.
    private readonly int _slotsKept = 4 * most;
    private readonly Dictionary<string, ScoredView> _open = [];
    private readonly PriorityQueue<ScoredView, float> _best = new();

    public void Add(ScoredView view)
    {
        if (!_open.TryGetValue(view.CameraId, out var rival))
            _open[view.CameraId] = view;
        else if (Slot(rival) != Slot(view))
        {
            Keep(rival);
            _open[view.CameraId] = view;
        }
        else if (view.Cosine > rival.Cosine)
            _open[view.CameraId] = view;
    }

    public IReadOnlyList<ScoredView> Take()
    {
        foreach (var view in _open.Values)
            Keep(view);
        _open.Clear();

        var taken = new List<ScoredView>();
        foreach (var view in _best.UnorderedItems.Select(item => item.Element).OrderByDescending(view => view.Cosine))
        {
            if (taken.Count == most)
                break;
            if (!taken.Any(better => better.CameraId == view.CameraId && (better.At - view.At).Duration() < Moment))
                taken.Add(view);
        }

        return taken;
    }

    private static long Slot(ScoredView view) => view.At.UtcTicks / Moment.Ticks;

    private void Keep(ScoredView view)
    {
        if (_best.Count < _slotsKept)
            _best.Enqueue(view, view.Cosine);
        else
            _best.EnqueueDequeue(view, view.Cosine);
    }
}
