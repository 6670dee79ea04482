using HydroEdge.Archive;
using HydroEdge.Cameras;
using HydroEdge.Watches;
using Microsoft.Extensions.Logging;

namespace HydroEdge.Alarms;

/// <summary>
/// All alarms of this node, one per watch and camera: takes decisions and camera conditions in, runs the life cycle, and lets
/// nothing be seen before the journal has it. Thread-safe; events are raised one at a time, in order, and their takers must be quick.
/// </summary>
internal sealed partial class AlarmDesk
{
    private readonly Lock _gate = new();
    private readonly Journal _journal;
    private readonly TimeProvider _clock;
    private readonly EdgeMetrics _metrics;
    private readonly ILogger _logger;
    private readonly Ulids _ulids;
    private readonly long _start;
    private readonly Dictionary<string, string> _blind = [];
    private Dictionary<AlarmKey, WatchedAlarm> _alarms;

    public AlarmDesk(Journal journal, TimeProvider clock, EdgeMetrics metrics, ILogger logger)
    {
        (_journal, _clock, _metrics, _logger) = (journal, clock, metrics, logger);
        _ulids = new Ulids(clock);
        _start = clock.GetTimestamp();
        _alarms = journal.LoadAlarms().ToDictionary(
            alarm => alarm.Key,
            alarm => new WatchedAlarm(alarm with { Decision = null, Evaluations = 0 }, WatchedAlarm.ShortestFreshness, TimeSpan.Zero) { FromJournal = true });
    }

    /// <summary>An alarm's state, quality or calibration changed. Not raised for every frame.</summary>
    public event Action<AlarmSnapshot>? Changed;

    /// <summary>An alarm is gone from the configuration; after its OutOfService event, if it was raised.</summary>
    public event Action<AlarmKey>? Removed;

    public IReadOnlyList<AlarmSnapshot> Now =>
    [
        .. Volatile.Read(ref _alarms).Values.Select(alarm => alarm.Snapshot)
            .OrderBy(alarm => alarm.Key.CameraId, StringComparer.Ordinal)
            .ThenBy(alarm => alarm.Key.WatchId, StringComparer.Ordinal),
    ];

    public AlarmSnapshot? Find(AlarmKey key) => Volatile.Read(ref _alarms).GetValueOrDefault(key)?.Snapshot;

    private TimeSpan Elapsed => _clock.GetElapsedTime(_start);

    /// <summary>Takes one decision. Picture and view are only asked for when it raises an alarm; without them the alarm still goes out.</summary>
    public void Consider(Decision decision, Func<Evidence?> keepPicture, Func<RaisedView?>? viewBehind = null)
    {
        lock (_gate)
        {
            // A frame still on its way from a camera that has since gone dark must not thaw its alarms.
            var key = new AlarmKey(decision.CameraId, decision.WatchId);
            if (_blind.ContainsKey(decision.CameraId) || !_alarms.TryGetValue(key, out var alarm))
                return;

            var now = Elapsed;
            var was = alarm.IsStale(now) ? alarm.Condition with { Hold = null } : alarm.Condition;
            alarm.SeenAt = now;
            var step = AlarmMachine.Decide(was, decision.State, decision.At, now, alarm.Watch.OnDelay, alarm.Watch.OffDelay);
            alarm.Snapshot = alarm.Snapshot with { Decision = decision, Evaluations = alarm.Snapshot.Evaluations + 1 };
            alarm.Peak = was.Active || decision.State == DecisionState.Active ? Math.Max(alarm.Peak, decision.Deviations) : decision.Deviations;
            Take(alarm, step, decision.At, keepPicture, viewBehind);
        }
    }

    /// <summary>Takes a change of a camera's condition: without a picture its alarms freeze until it is back.</summary>
    public void Consider(CameraCondition condition)
    {
        lock (_gate)
        {
            if (condition.Status.CanSee())
                _blind.Remove(condition.CameraId);
            if (ReasonOf(condition.Status) is not { } reason)
                return;

            _blind[condition.CameraId] = reason;
            foreach (var alarm in _alarms.Values.Where(alarm => alarm.Snapshot.Key.CameraId == condition.CameraId))
                Take(alarm, AlarmMachine.Freeze(alarm.Condition, reason), _clock.GetUtcNow());
        }
    }

    /// <summary>To be called about once a second: freezes what has had no decision for too long.</summary>
    public void Tick()
    {
        _journal.Tick();
        lock (_gate)
        {
            var now = Elapsed;
            foreach (var alarm in _alarms.Values.Where(alarm => alarm.IsStale(now) && alarm.Condition.Quality != AlarmQuality.Bad))
                Take(alarm, AlarmMachine.Freeze(alarm.Condition, AlarmReason.NoFrames), _clock.GetUtcNow());
        }
    }

    private void Take(
        WatchedAlarm alarm, AlarmStep step, DateTimeOffset at, Func<Evidence?>? keepPicture = null, Func<RaisedView?>? viewBehind = null,
        bool report = false)
    {
        var was = alarm.Condition;
        var snapshot = alarm.Snapshot with
        {
            Active = step.Next.Active,
            Quality = step.Next.Quality,
            QualityReason = step.Next.Reason,
        };
        if (step.Transition is { } transition)
        {
            var isRaise = transition == AlarmTransition.Activated;
            snapshot = Commit(new AlarmEvent(Dated(snapshot, step, at), transition, was.Active, at, isRaise ? Picture(keepPicture) : null)
            {
                Peak = alarm.Peak,
                View = isRaise ? viewBehind?.Invoke() : null,
            });
        }

        alarm.Condition = step.Next;
        alarm.Snapshot = snapshot;
        if (report || step.Transition is not null || was.Quality != step.Next.Quality || was.Reason != step.Next.Reason)
            Changed?.Invoke(snapshot);
    }

    private AlarmSnapshot Dated(AlarmSnapshot snapshot, AlarmStep step, DateTimeOffset at) => step.Transition switch
    {
        AlarmTransition.Activated => snapshot with
        {
            OccurrenceId = _ulids.Next(), FirstSeen = step.Began, ActiveSince = at, ClearedAt = null,
        },
        AlarmTransition.Returned => snapshot with { ClearedAt = at },
        _ => snapshot,
    };

    private AlarmSnapshot Commit(AlarmEvent happened)
    {
        var entry = _journal.Commit(happened);
        var key = happened.Alarm.Key;
        if (happened.Transition == AlarmTransition.Activated)
            _metrics.Raised(key.CameraId, key.WatchId);
        Committed(key.CameraId, key.WatchId, happened.Transition, entry.Seq);
        return entry.Event.Alarm;
    }

    private Evidence? Picture(Func<Evidence?>? keepPicture)
    {
        try
        {
            if (keepPicture?.Invoke() is { } evidence)
                return evidence;
        }
        catch (Exception failure)
        {
            // Whatever keeps the picture from being kept, the alarm is worth more than its picture.
            PictureLost(failure is ArchiveException ? failure.Message : failure.ToString());
        }

        _metrics.EvidenceLost();
        return null;
    }

    private static string? ReasonOf(CameraStatus status) => status switch
    {
        CameraStatus.NoSignal => AlarmReason.NoSignal,
        CameraStatus.Ended => AlarmReason.Ended,
        CameraStatus.Frozen => AlarmReason.Frozen,
        CameraStatus.Dark => AlarmReason.Dark,
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "{Camera}/{Watch}: {Transition} (event {Seq})")]
    private partial void Committed(string camera, string watch, AlarmTransition transition, long seq);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The picture of an alarm could not be kept: {Reason}")]
    private partial void PictureLost(string reason);
}
