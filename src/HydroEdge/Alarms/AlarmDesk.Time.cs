namespace HydroEdge.Alarms;

/// <summary>What the mere passing of time does to alarms.</summary>
internal sealed partial class AlarmDesk
{
    // NTP slews what is less; what is more was a step.
    private static readonly TimeSpan ClockStepFrom = TimeSpan.FromSeconds(1);

    // How far the wall clock was ahead of the monotonic one, at the last look.
    private TimeSpan _wallAhead;

    /// <summary>Raises of the last ten minutes, and whether they are more than an operator can take.</summary>
    public (int Rate, bool Flood) Load
    {
        get
        {
            lock (_gate)
                return (_flood.Rate, _flood.Flood);
        }
    }

    /// <summary>To be called about once a second: freezes what has had no decision for too long, ends shelves, calms guards down.</summary>
    public void Tick()
    {
        _journal.Tick();
        lock (_gate)
        {
            var (now, at) = (Elapsed, _clock.GetUtcNow());
            NoticeClockStep(now, at);
            NoticeBlindCameras(now);
            NoticeCalm(now);
            foreach (var alarm in _alarms.Values)
            {
                if (alarm.IsOfCamera)
                    Supervise(alarm.Snapshot.Key.CameraId);
                else if (alarm.IsStale(now) && alarm.Condition.Quality != AlarmQuality.Bad)
                    Take(alarm, AlarmMachine.Freeze(alarm.Condition, AlarmReason.NoFrames), at, Occasion.None);
                if (AlarmMachine.Elapse(alarm.Condition, now) is { Transition: not null } step)
                    Take(alarm, step, at, Occasion.None);
            }

            SuppressByRule();
        }
    }

    // suppress_while: an alarm that makes no sense while another one is raised.
    private void SuppressByRule()
    {
        foreach (var alarm in _alarms.Values.Where(alarm => alarm.Watch.Alarm?.SuppressWhile is not null || alarm.Condition.Handling.SuppressedBy is not null))
        {
            var by = alarm.Watch.Alarm?.SuppressWhile;
            var holds = by is not null && _alarms.Values.Any(other => other.Condition.Active && other.Snapshot.Key.WatchId == by);
            if (AlarmMachine.Suppress(alarm.Condition, holds ? by : null) is { Transition: not null } step)
                Take(alarm, step, _clock.GetUtcNow(), Occasion.None);
        }
    }

    private void NoticeClockStep(TimeSpan now, DateTimeOffset at)
    {
        var ahead = at - DateTimeOffset.UnixEpoch - now;
        var step = ahead - _wallAhead;
        _wallAhead = ahead;
        if (step.Duration() >= ClockStepFrom)
            Tell(SysKind.ClockStep, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The wall clock was set by {step.TotalSeconds:+0.0;-0.0} s"));
    }

    private void NoticeBlindCameras(TimeSpan now)
    {
        foreach (var (camera, blind) in _blind.Where(blind => blind.Value.IsDue(now, _limits.CameraFaultAfter)).ToList())
        {
            _blind[camera] = blind with { Told = true };
            Tell(SysKind.CameraFault, $"Camera {camera} has given no picture for {_limits.CameraFaultAfter.TotalSeconds:0} s: its alarms are frozen");
        }
    }

    private void NoticeCalm(TimeSpan now)
    {
        var wasFlood = _flood.Flood;
        _flood.Elapse(now);
        var calmed = wasFlood && !_flood.Flood;
        if (calmed)
            Tell(SysKind.FloodEnded, "The flood of alarms is over: all are annunciated again");
        foreach (var alarm in _alarms.Values)
        {
            alarm.Chatter.Elapse(now);
            if (alarm.Snapshot.Chattering == alarm.Chatter.Chattering && !(calmed && alarm.Snapshot.Flood))
                continue;
            alarm.Snapshot = alarm.Snapshot with
            {
                Chattering = alarm.Chatter.Chattering,
                Flood = alarm.Snapshot.Flood && !calmed,
                Muted = alarm.Snapshot.Muted && !calmed,
            };
            Changed?.Invoke(alarm.Snapshot);
        }
    }
}
