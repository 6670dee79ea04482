using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>What one watch has learnt on one camera, and what it decided last. Thread-safe.</summary>
internal sealed class WatchMemory(WatchKind kind)
{
    // Nothing is known of a gap: neither that what was before it lasted, nor that it did not. A camera gives at least
    // one frame in ten seconds.
    private const double LongestGapSeconds = 10;

    private readonly Lock _gate = new();
    private readonly Baseline _baseline = new();
    private readonly EventJudge _event = new();
    private readonly StateJudge _state = new();
    private DateTimeOffset? _lastAt;
    private Decision? _last;

    /// <summary>What people taught it here.</summary>
    public Lessons Lessons { get; } = new();

    public Decision Decide(WatchOptions watch, EmbeddedFrame frame, Sighting seen)
    {
        lock (_gate)
        {
            var calibrating = !_baseline.IsCalibrated;
            var deviations = Consider(seen, SecondsSinceLast(frame.CapturedAt));
            var isEvent = kind == WatchKind.Event;
            var active = isEvent ? _event.IsActive : _state.IsActive;
            return _last = new(
                watch.Id, frame.CameraId, frame.CapturedAt, frame.Number,
                calibrating ? DecisionState.Calibrating : active ? DecisionState.Active : DecisionState.Inactive,
                isEvent ? _event.Score : _state.Score,
                isEvent ? EventJudge.OnScore : StateJudge.OnScore,
                isEvent ? EventJudge.OffScore : StateJudge.OffScore,
                seen.Margin, _baseline.Centre, deviations, seen.BestContrast, seen.Box);
        }
    }

    public WatchStanding Standing(string watchId, string cameraId)
    {
        lock (_gate)
            return new(watchId, cameraId, _baseline.IsCalibrated, _baseline.FramesToGo, _baseline.Centre, _baseline.Spread, _last);
    }

    // Returns how far the margin lay from normal before this frame had a say in it.
    private double Consider(Sighting seen, double seconds)
    {
        if (kind == WatchKind.State)
            _state.Consider(seen, seconds);
        if (!_baseline.IsCalibrated)
        {
            _baseline.Calibrate(seen.Margin, seen.Spread, seconds);
            return _baseline.DeviationsOf(seen.Margin);
        }

        var deviations = _baseline.DeviationsOf(seen.Margin);
        if (kind == WatchKind.Event)
            _event.Consider(_baseline, seen, seconds);
        return deviations;
    }

    // A frame that comes late, or a clock set back, takes no time: it changes nothing that is measured in seconds.
    private double SecondsSinceLast(DateTimeOffset at)
    {
        var seconds = _lastAt is { } last ? Math.Clamp((at - last).TotalSeconds, 0, LongestGapSeconds) : 0;
        _lastAt = at;
        return seconds;
    }
}
