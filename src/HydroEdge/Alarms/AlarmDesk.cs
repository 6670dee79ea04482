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
    private readonly AlarmLimits _limits;
    private readonly FloodGuard _flood;
    private readonly RecentTimes _lags = new();
    private readonly Dictionary<string, BlindCamera> _blind = [];
    private readonly HashSet<string> _seeing = [];
    private Dictionary<AlarmKey, WatchedAlarm> _alarms;

    /// <param name="limits">Null for the usual ones.</param>
    public AlarmDesk(Journal journal, TimeProvider clock, EdgeMetrics metrics, ILogger logger, AlarmLimits? limits = null)
    {
        (_journal, _clock, _metrics, _logger, _limits) = (journal, clock, metrics, logger, limits ?? new AlarmLimits());
        _flood = new FloodGuard(_limits.FloodAbove);
        _ulids = new Ulids(clock);
        _start = clock.GetTimestamp();
        _wallAhead = clock.GetUtcNow() - DateTimeOffset.UnixEpoch;
        _alarms = journal.LoadAlarms().ToDictionary(
            alarm => alarm.Key,
            alarm => new WatchedAlarm(Taken(alarm), WatchedAlarm.ShortestFreshness, TimeSpan.Zero) { FromJournal = true });
    }

    /// <summary>An alarm's state, quality or calibration changed. Not raised for every frame.</summary>
    public event Action<AlarmSnapshot>? Changed;

    /// <summary>An alarm is gone from the configuration; after its OutOfService event, if it had a state to leave.</summary>
    public event Action<AlarmKey>? Removed;

    public IReadOnlyList<AlarmSnapshot> Now =>
    [
        .. Volatile.Read(ref _alarms).Values.Select(alarm => alarm.Snapshot)
            .OrderBy(alarm => alarm.Key.CameraId, StringComparer.Ordinal)
            .ThenBy(alarm => alarm.Key.WatchId, StringComparer.Ordinal),
    ];

    public AlarmSnapshot? Find(AlarmKey key) => Volatile.Read(ref _alarms).GetValueOrDefault(key)?.Snapshot;

    /// <summary>Of the last thousand frames: from their capture to what was decided, in 95 of 100 at most; null before the first.</summary>
    public TimeSpan? LagP95
    {
        get
        {
            lock (_gate)
                return _lags.AtMost(0.95);
        }
    }

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

            _lags.Add(_clock.GetUtcNow() - decision.At);
            var now = Elapsed;
            var was = alarm.IsStale(now) ? alarm.Condition with { Hold = null } : alarm.Condition;
            alarm.SeenAt = now;
            var step = AlarmMachine.Decide(was, decision.State, decision.At, now, alarm.Rules);
            alarm.Snapshot = alarm.Snapshot with { Decision = decision, Evaluations = alarm.Snapshot.Evaluations + 1 };
            alarm.Peak = was.Active || decision.State == DecisionState.Active ? Math.Max(alarm.Peak, decision.Deviations) : decision.Deviations;
            Take(alarm, step, decision.At, new Occasion { KeepPicture = keepPicture, ViewBehind = viewBehind });
            if (step.Next.Active != was.Active)
                SuppressByRule();
        }
    }

    /// <summary>Takes a change of a camera's condition: without a picture its alarms freeze until it is back.</summary>
    public void Consider(CameraCondition condition)
    {
        lock (_gate)
        {
            if (condition.Status.CanSee())
                Sees(condition.CameraId);
            else if (ReasonOf(condition.Status) is { } reason)
                IsBlind(condition.CameraId, reason);
            Supervise(condition.CameraId);
        }
    }

    private void Sees(string camera)
    {
        _seeing.Add(camera);
        if (_blind.Remove(camera, out var was) && was.Told)
            Tell(SysKind.CameraRestored, $"Camera {camera} gives pictures again");
    }

    private void IsBlind(string camera, string reason)
    {
        _seeing.Remove(camera);
        _blind[camera] = _blind.TryGetValue(camera, out var since) ? since with { Reason = reason } : new BlindCamera(reason, Elapsed, Told: false);
        foreach (var alarm in _alarms.Values.Where(alarm => alarm.Snapshot.Key.CameraId == camera && !alarm.IsOfCamera))
            Take(alarm, AlarmMachine.Freeze(alarm.Condition, reason), _clock.GetUtcNow(), Occasion.None);
    }

    /// <summary>A camera's own alarm follows its condition; before that is known it stays uncertain.</summary>
    private void Supervise(string camera)
    {
        var blind = _blind.GetValueOrDefault(camera);
        if ((blind is null && !_seeing.Contains(camera)) || !_alarms.TryGetValue(new AlarmKey(camera, CameraFault.WatchId), out var alarm))
            return;
        var (now, at) = (Elapsed, _clock.GetUtcNow());
        var step = AlarmMachine.Decide(
            alarm.Condition, CameraFault.Is(blind) ? DecisionState.Active : DecisionState.Inactive, at, now, alarm.Rules);
        alarm.SeenAt = now;
        alarm.Snapshot = alarm.Snapshot with { Evaluations = alarm.Snapshot.Evaluations + 1 };
        Take(alarm, step, at, Occasion.None);
    }

    private CommandReply? Take(WatchedAlarm alarm, AlarmStep step, DateTimeOffset at, Occasion occasion)
    {
        var was = alarm.Condition;
        alarm.Condition = step.Next;
        var snapshot = alarm.Snapshot with
        {
            Active = step.Next.Active,
            Quality = step.Next.Quality,
            QualityReason = step.Next.Reason,
            Handling = step.Next.Handling,
        };
        var (recorded, reply) = Record(alarm, snapshot, step, was.State, at, occasion);
        alarm.Snapshot = recorded;
        if (occasion.Report || step.Transition is not null || was.Quality != step.Next.Quality || was.Reason != step.Next.Reason)
            Changed?.Invoke(recorded);
        return reply;
    }

    // What is counted since the start begins anew, and with it what the guards make of it.
    private static AlarmSnapshot Taken(AlarmSnapshot before) => before with
    {
        Decision = null, Evaluations = 0, RaisesToday = 0, Chattering = false, Flood = false, Muted = false,
    };

    private static string? ReasonOf(CameraStatus status) => status switch
    {
        CameraStatus.NoSignal => AlarmReason.NoSignal,
        CameraStatus.Ended => AlarmReason.Ended,
        CameraStatus.Frozen => AlarmReason.Frozen,
        CameraStatus.Dark => AlarmReason.Dark,
        _ => null,
    };
}
