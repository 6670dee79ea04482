using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary>The unsent events of one lane, in order, read ahead from the journal. Belongs to the link's thread, but for <see cref="Look"/>.</summary>
internal sealed class LaneFeed(Journal journal, Lane lane)
{
    private const int Batch = 200;

    private readonly Queue<OutboxEntry> _ahead = new();
    private readonly HashSet<string> _inFlight = [];
    private OutboxEntry? _last;
    private bool _mayHaveMore = true;

    public bool HasMore => _ahead.Count > 0 || Volatile.Read(ref _mayHaveMore);

    /// <summary>Something was added to the journal. Any thread.</summary>
    public void Look() => Volatile.Write(ref _mayHaveMore, true);

    /// <summary>A new session: what was in flight is unsent again.</summary>
    public void Rewind()
    {
        _inFlight.Clear();
        BeginAtTheOldest();
    }

    public void BeginAtTheOldest()
    {
        _ahead.Clear();
        _last = null;
        Look();
    }

    /// <summary>Reads ahead when nothing is; answers whether there is something to take.</summary>
    public bool Refill()
    {
        if (_ahead.Count == 0 && Interlocked.Exchange(ref _mayHaveMore, false))
        {
            var unsent = journal.Unsent(Batch, _last, lane);
            if (unsent.Count == Batch)
                Look();
            _last = unsent.Count > 0 ? unsent[^1] : _last;
            foreach (var entry in unsent.Where(entry => !_inFlight.Contains(entry.Id)))
                _ahead.Enqueue(entry);
        }

        return _ahead.Count > 0;
    }

    public OutboxEntry Take()
    {
        var entry = _ahead.Dequeue();
        _inFlight.Add(entry.Id);
        return entry;
    }

    /// <summary>The broker has answered; false when that was not asked for in this session.</summary>
    public bool Answered(OutboxEntry entry) => _inFlight.Remove(entry.Id);
}
