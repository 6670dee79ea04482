using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary>
/// Takes events from the journal, the urgent lane first and each in order, and marks there what the broker has taken. What it refuses
/// stays unsent and is tried again a minute later; the events behind it go on. What it says it will never take is given up.
/// Belongs to the link's thread.
/// </summary>
internal sealed partial class OutboxFeed : IDisposable
{
    // So many refusals in a row are no fault of one topic: sending on would only add noise.
    private const int RefusalsInARow = MqttConnection.Window;

    private static readonly TimeSpan AfterRefusal = TimeSpan.FromSeconds(60);

    private readonly Journal _journal;
    private readonly Pace _pace;
    private readonly EdgeMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly LaneFeed[] _lanes;
    private readonly ReplayFeed _replay;
    private readonly List<OutboxEntry> _taken = [];
    private long? _refusedAt;
    private int _refusals;

    public OutboxFeed(Journal journal, Func<int> perSecond, EdgeMetrics metrics, TimeProvider clock, ILogger logger)
    {
        (_journal, _metrics, _clock, _logger) = (journal, metrics, clock, logger);
        _pace = new Pace(perSecond, clock);
        _lanes = [new LaneFeed(journal, Lane.Urgent), new LaneFeed(journal, Lane.Normal)];
        _replay = new ReplayFeed(journal);
        journal.Added += Look;
    }

    /// <summary>How long <see cref="Next"/> and <see cref="NextAgain"/> have nothing, unless something is added.</summary>
    public TimeSpan Patience => (IsBehind && !Paused) || _replay.HasMore ? _pace.Wait : TimeSpan.MaxValue;

    /// <summary>There are events that have not been sent in this session.</summary>
    public bool IsBehind => _lanes.Any(lane => lane.HasMore);

    private bool Paused => _refusals >= RefusalsInARow;

    /// <summary>A new session: what was in flight is unsent again.</summary>
    public void Rewind()
    {
        foreach (var lane in _lanes)
            lane.Rewind();
        _refusedAt = null;
        _refusals = 0;
    }

    public OutboxEntry? Next()
    {
        if (_refusedAt is { } refusedAt && _clock.GetElapsedTime(refusedAt) >= AfterRefusal)
        {
            _refusedAt = null;
            _refusals = 0;
            foreach (var lane in _lanes)
                lane.BeginAtTheOldest();
        }

        if (Paused || _lanes.FirstOrDefault(lane => lane.Refill()) is not { } first || _pace.Wait > TimeSpan.Zero)
            return null;

        _pace.Take();
        return first.Take();
    }

    /// <summary>Somebody has asked for these once more. Any thread.</summary>
    public void Replay(ReplayRange range) => _replay.Add(range);

    /// <summary>The next of those; what happens goes first, so to be asked when <see cref="Next"/> has none.</summary>
    public OutboxEntry? NextAgain()
    {
        if (!_replay.HasMore || _pace.Wait > TimeSpan.Zero || _replay.Next() is not { } entry)
            return null;
        _pace.Take();
        return entry;
    }

    public void Acknowledged(IReadOnlyList<Acknowledgement> answers)
    {
        _taken.Clear();
        foreach (var answer in answers)
        {
            if (answer.Message.Entry is not { } entry || !_lanes[(int)entry.Event.Lane].Answered(entry))
                continue;
            if (answer.Taken)
                _taken.Add(entry);
            else if (answer.IsForGood)
                _journal.Bury(entry, answer.Reason, Mosquitto.ReasonText(answer.Reason));
            else
                Refused(entry);
        }

        if (_taken.Count == 0)
            return;

        _refusals = 0;
        foreach (var entry in _taken)
            _metrics.EventSent(_clock.GetUtcNow() - entry.Event.At);
        _journal.MarkSent(_taken);
    }

    public void Dispose() => _journal.Added -= Look;

    private void Look(Lane lane) => _lanes[(int)lane].Look();

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
