using HydroEdge.Alarms;
using HydroEdge.Cameras;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Alarms;

/// <summary>Watches, decisions and events as the tests of this room need them.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static CameraOptions Camera(string id = "gate", double fps = 5) => new() { Id = id, Source = "gate.mp4", Fps = fps };

    public static WatchOptions Watch(string id = "jet", double onDelay = 2, double offDelay = 10, params string[] cameras) => new()
    {
        Id = id,
        Cameras = cameras,
        Query = "water through the gate",
        OnDelay = TimeSpan.FromSeconds(onDelay),
        OffDelay = TimeSpan.FromSeconds(offDelay),
        Alarm = new AlarmOptions { Cause = "seal", Consequence = "loss", Action = "close", TimeToRespond = TimeSpan.FromMinutes(10) },
    };

    public static WatchOptions HitWatch(string id = "visitor") => Watch(id) with { Alarm = null };

    public static WatchOptions CriticalWatch(string id = "oil") => Watch(id) with
    {
        Alarm = Watch().Alarm! with { Severity = Severity.Severe, TimeToRespond = TimeSpan.FromMinutes(5) },
    };

    public static Decision Decided(DecisionState state, DateTimeOffset at, string watch = "jet", string camera = "gate") => new(
        watch, camera, at, FrameNumber: 1, state, Score: 0.7, OnScore: 0.5, OffScore: 0.167, Margin: 0.02, Baseline: 0.01,
        Deviations: 4.5, BestContrast: "closed gate", new Region(0.1, 0.2, 0.3, 0.4));

    public static AlarmSnapshot Alarm(WatchOptions? watch = null, bool active = true, string camera = "gate", string? occurrence = "01J0")
    {
        watch ??= Watch();
        return new(
            new AlarmKey(camera, watch.Id), watch, active, AlarmQuality.Good, null, occurrence, Noon, Noon, null,
            Decided(DecisionState.Active, Noon), Evaluations: 7, LastSeq: 0)
        {
            Handling = new AlarmHandling { Unacked = active },
        };
    }

    public static AlarmEvent Event(WatchOptions? watch = null, AlarmTransition transition = AlarmTransition.Activated) =>
        new(Alarm(watch), transition, AlarmState.Normal, Noon, new Evidence("2026-01-01/evidence/01J0.jpg", "ab12", Noon));
}
