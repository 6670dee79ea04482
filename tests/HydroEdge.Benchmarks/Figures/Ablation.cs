using HydroEdge.Benchmarks.Scorer;
using HydroEdge.Benchmarks.Streams;
using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Figures;

/// <summary>Traces turned into outcomes, with the threshold of each variant that needs one.</summary>
internal static class Ablation
{
    /// <param name="chosenOn">Where the thresholds that all watches share are chosen.</param>
    public static IReadOnlyList<AblationRow> Of(
        IReadOnlyList<Variant> variants, IReadOnlyList<CameraTraces> reported, IReadOnlyList<CameraTraces> chosenOn) =>
        [.. variants.Select((variant, i) => new AblationRow(variant, Outcomes(variant, All(reported, i), All(chosenOn, i))))];

    private static List<Outcome> Outcomes(
        Variant variant,
        IReadOnlyList<(StreamCamera Camera, WatchOptions Watch, Trace Trace)> reported,
        IReadOnlyList<(StreamCamera Camera, WatchOptions Watch, Trace Trace)> chosenOn)
    {
        var outcomes = new List<Outcome>();
        foreach (var group in reported.GroupBy(one => variant.PerWatchThreshold ? one.Watch.Id : $"{one.Watch.Kind}"))
        {
            var threshold = variant.Decides ? float.NaN
                : variant.PerWatchThreshold ? Thresholds.Best([.. group])
                : Thresholds.Best([.. chosenOn.Where(one => $"{one.Watch.Kind}" == group.Key)]);
            outcomes.AddRange(group.AsParallel().AsOrdered().Select(one => Outcome.Of(one.Camera, one.Watch, one.Trace, threshold)));
        }

        return outcomes;
    }

    private static (StreamCamera Camera, WatchOptions Watch, Trace Trace)[] All(IReadOnlyList<CameraTraces> cameras, int variant) =>
    [
        .. from traces in cameras
           from pair in traces.Camera.Watches.Zip(traces.ByVariant[variant])
           select (traces.Camera, pair.First, pair.Second),
    ];
}
