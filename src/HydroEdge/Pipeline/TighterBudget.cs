using HydroEdge.Watches;

namespace HydroEdge.Pipeline;

/// <summary>A watch with less of a budget than it was written with, to be tried on one camera.</summary>
/// <param name="Original">The id of the watch it stands for.</param>
internal sealed record TighterBudget(string Original, string Camera, WatchOptions Watch)
{
    // Three a decade, down to the lowest that may be written.
    private static readonly double[] Settings = [50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];

    /// <summary>Those worth trying: none where the watch's own setting held, or where it has none that matters, as a state.</summary>
    public static IEnumerable<TighterBudget> Of(PastTrace trace) => trace.Watch.Kind == WatchKind.State || trace.PerDay <= trace.Watch.FalseAlarmsPerDay
        ? []
        : Settings.Where(setting => setting < trace.Watch.FalseAlarmsPerDay).Select(setting => new TighterBudget(
            trace.Watch.Id, trace.Camera,
            trace.Watch with { Id = FormattableString.Invariant($"{trace.Watch.Id}/{trace.Camera}/{setting}"), Cameras = [trace.Camera], FalseAlarmsPerDay = setting }));
}
