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
                        where watch.Cameras.Count == 0 || watch.Cameras.Contains(camera.Id)
                        select (Camera: camera, Watch: watch, Key: new AlarmKey(camera.Id, watch.Id));
            var after = pairs.ToDictionary(pair => pair.Key, pair => Configured(before.GetValueOrDefault(pair.Key), pair.Watch, pair.Camera));

            var gone = before.Where(alarm => !after.ContainsKey(alarm.Key)).ToList();
            foreach (var (_, alarm) in gone)
                TakeOut(alarm);
            foreach (var camera in _blind.Keys.Except(cameras.Select(camera => camera.Id)).ToList())
                _blind.Remove(camera);

            Volatile.Write(ref _alarms, after);
            foreach (var alarm in after.Values)
                Enter(alarm);
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
        var blind = _blind.GetValueOrDefault(key.CameraId);
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
            step = _blind.TryGetValue(alarm.Snapshot.Key.CameraId, out var reason)
                ? AlarmMachine.Freeze(alarm.Condition, reason)
                : AlarmMachine.Resume(alarm.Condition);
        }

        Take(alarm, step, _clock.GetUtcNow(), report: true);
    }

    private void TakeOut(WatchedAlarm alarm)
    {
        var now = _clock.GetUtcNow();
        var last = alarm.Snapshot with { Active = false, QualityReason = AlarmReason.Removed, ClearedAt = now };
        if (alarm.Snapshot.Active)
            Commit(new AlarmEvent(last, AlarmTransition.OutOfService, WasActive: true, now, Evidence: null));
    }
}
