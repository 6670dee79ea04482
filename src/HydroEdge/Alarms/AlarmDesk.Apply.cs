using HydroEdge.Cameras;
using HydroEdge.Watches;

namespace HydroEdge.Alarms;

/// <summary>Which alarms there are: the configuration decides, at the start and at every reload.</summary>
internal sealed partial class AlarmDesk
{
    /// <summary>
    /// One alarm per watch and camera (a watch that names none looks at all). An alarm whose watch changed goes on; a raised one
    /// whose watch or camera is gone leaves with an OutOfService event. Subscribe before the first call: it reports what a restart left behind.
    /// </summary>
    public void Apply(IReadOnlyList<WatchOptions> watches, IReadOnlyList<CameraOptions> cameras)
    {
        lock (_gate)
        {
            var before = _alarms;
            var pairs = from camera in cameras
                        from watch in watches
                        where watch.LooksAt(camera.Id)
                        select (Camera: camera, Watch: watch, Key: new AlarmKey(camera.Id, watch.Id));
            var after = pairs.ToDictionary(pair => pair.Key, pair => Configured(before.GetValueOrDefault(pair.Key), pair.Watch, pair.Camera));

            var gone = before.Where(alarm => !after.ContainsKey(alarm.Key)).ToList();
            foreach (var (_, alarm) in gone)
                Leave(alarm);
            foreach (var camera in _blind.Keys.Except(cameras.Select(camera => camera.Id)).ToList())
                _blind.Remove(camera);
            _seeing.IntersectWith(cameras.Select(camera => camera.Id));

            Volatile.Write(ref _alarms, after);
            foreach (var alarm in after.Values)
                Enter(alarm);
            SuppressByRule();
            _journal.SetAlarms([.. after.Values.Select(alarm => alarm.Snapshot)]);
            foreach (var (key, _) in gone)
                Removed?.Invoke(key);
        }
    }

    private WatchedAlarm Configured(WatchedAlarm? before, WatchOptions watch, CameraOptions camera)
    {
        var freshFor = WatchedAlarm.FreshForAt(camera.Fps);
        if (before is null)
            return new WatchedAlarm(Unseen(new AlarmKey(camera.Id, watch.Id), watch), freshFor, Elapsed);

        before.Snapshot = before.Snapshot with { Watch = watch };
        before.FreshFor = freshFor;
        return before;
    }

    private AlarmSnapshot Unseen(AlarmKey key, WatchOptions watch)
    {
        var blind = watch.Id == CameraFault.WatchId ? null : _blind.GetValueOrDefault(key.CameraId)?.Reason;
        return new AlarmSnapshot(
            key, watch, Active: false, blind is null ? AlarmQuality.Uncertain : AlarmQuality.Bad, blind ?? AlarmReason.Starting,
            OccurrenceId: null, FirstSeen: null, ActiveSince: null, ClearedAt: null, Decision: null, Evaluations: 0, LastSeq: 0);
    }

    private void Enter(WatchedAlarm alarm)
    {
        var step = new AlarmStep(alarm.Condition, null);
        if (alarm.FromJournal)
        {
            (alarm.FromJournal, alarm.SeenAt) = (false, Elapsed);
            var resumed = Resumed(alarm);
            step = _blind.TryGetValue(alarm.Snapshot.Key.CameraId, out var blind) && !alarm.IsOfCamera
                ? AlarmMachine.Freeze(resumed, blind.Reason)
                : AlarmMachine.Resume(resumed);
        }

        Take(alarm, step, _clock.GetUtcNow(), new Occasion { Report = true });
    }

    // Before the restart these ran on a clock that has since begun anew.
    private AlarmCondition Resumed(WatchedAlarm alarm)
    {
        var (was, now) = (alarm.Condition, Elapsed);
        return was with
        {
            ShelfEnds = was.Handling.Shelf is { } shelf ? now + (shelf.Until - _clock.GetUtcNow()) : null,
            RealarmsAt = was.State == AlarmState.Ack && alarm.Rules.RealarmAfter > TimeSpan.Zero ? now + alarm.Rules.RealarmAfter : null,
        };
    }

    private void Leave(WatchedAlarm alarm)
    {
        var (now, was) = (_clock.GetUtcNow(), alarm.Condition.State);
        if (was == AlarmState.Normal)
            return;
        var last = alarm.Snapshot with
        {
            Active = false,
            QualityReason = AlarmReason.Removed,
            ClearedAt = alarm.Snapshot.Active ? now : alarm.Snapshot.ClearedAt,
            Handling = alarm.Snapshot.Handling with { Maintenance = new Maintenance(null, AlarmReason.Removed, now) },
        };
        Tell(_journal.Commit(new AlarmEvent(last, AlarmTransition.OutOfService, was, now, Evidence: null) { Removes = true }));
    }
}
