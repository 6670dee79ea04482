using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary>
/// Takes events from the journal in order, and marks there what the broker has taken. What it refuses stays unsent and is tried
/// again a minute later; the events behind it go on. Belongs to the link's thread.
/// </summary>
internal sealed partial class OutboxFeed : IDisposable
{
    private const int Batch = 200;

    // So many refusals in a row are no fault of one topic: sending on would only add noise.
    private const int RefusalsInARow = MqttConnection.Window;

    private static readonly TimeSpan AfterRefusal = TimeSpan.FromSeconds(60);

    private readonly Journal _journal;
    private readonly Pace _pace;
    private readonly EdgeMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Queue<OutboxEntry> _ahead = new();
    private readonly HashSet<string> _inFlight = [];
    private readonly List<OutboxEntry> _taken = [];
    private OutboxEntry? _last;
    private bool _mayHaveMore = true;
    private long? _refusedAt;
    private int _refusals;

    public OutboxFeed(Journal journal, Func<int> perSecond, EdgeMetrics metrics, TimeProvider clock, ILogger logger)
    {
        (_journal, _metrics, _clock, _logger) = (journal, metrics, clock, logger);
        _pace = new Pace(perSecond, clock);
        journal.Added += Look;
    }

    /// <summary>How long <see cref="Next"/> has nothing, unless something is added.</summary>
    public TimeSpan Patience => _ahead.Count > 0 && !Paused ? _pace.Wait : TimeSpan.MaxValue;

    private bool Paused => _refusals >= RefusalsInARow;

    /// <summary>A new session: what was in flight is unsent again.</summary>
    public void Rewind()
    {
        _inFlight.Clear();
        _refusedAt = null;
        _refusals = 0;
        BeginAtTheOldest();
    }

    public OutboxEntry? Next()
    {
        if (_refusedAt is { } refusedAt && _clock.GetElapsedTime(refusedAt) >= AfterRefusal)
        {
            _refusedAt = null;
            _refusals = 0;
            BeginAtTheOldest();
        }

        if (Paused || !Refill() || _pace.Wait > TimeSpan.Zero)
            return null;

        _pace.Take();
        var entry = _ahead.Dequeue();
        _inFlight.Add(entry.Id);
        return entry;
    }

    public void Acknowledged(IReadOnlyList<Acknowledgement> answers)
    {
        _taken.Clear();
        foreach (var answer in answers)
        {
            if (answer.Message.Entry is not { } entry || !_inFlight.Remove(entry.Id))
                continue;
            if (answer.Taken)
                _taken.Add(entry);
            else
                Refused(entry);
        }

        if (_taken.Count == 0)
            return;

        _refusals = 0;
        _journal.MarkSent(_taken);
        foreach (var entry in _taken)
            _metrics.EventSent(_clock.GetUtcNow() - entry.Event.At);
    }

    public void Dispose() => _journal.Added -= Look;

    private void Look() => Volatile.Write(ref _mayHaveMore, true);

    private void BeginAtTheOldest()
    {
        _ahead.Clear();
        _last = null;
        Look();
    }

    private bool Refill()
    {
        if (_ahead.Count == 0 && Interlocked.Exchange(ref _mayHaveMore, false))
        {
            var unsent = _journal.Unsent(Batch, _last);
            if (unsent.Count == Batch)
                Look();
            _last = unsent.Count > 0 ? unsent[^1] : _last;
            foreach (var entry in unsent.Where(entry => !_inFlight.Contains(entry.Id)))
                _ahead.Enqueue(entry);
        }

        return _ahead.Count > 0;
    }

    private void Refused(OutboxEntry entry)
    {
        _refusals++;
        _refusedAt ??= _clock.GetTimestamp();
        _metrics.EventRefused();
        EventRefused(entry.Seq, AfterRefusal.TotalSeconds);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Event {Seq} is refused, kept and tried again in {Seconds} s")]
    private partial void EventRefused(long seq, double seconds);
}
