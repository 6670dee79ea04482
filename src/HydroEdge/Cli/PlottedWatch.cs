using HydroEdge.Pipeline;
using HydroEdge.Watches;

namespace HydroEdge.Cli;

/// <summary>A watch as it is drawn; times are seconds after the beginning of the drawing.</summary>
/// <param name="CalibratedAt">Null when it never was.</param>
/// <param name="LongestGap">Seconds between two points beyond which nothing is known of what lies between.</param>
internal sealed record PlottedWatch(
    string Title, WatchOptions Watch, IReadOnlyList<TracePoint> Points, IReadOnlyList<Occurrence> Occurrences, double? CalibratedAt, double LongestGap)
{
    // Two decisions at the slowest rate are ten seconds apart; a longer silence is none of the score's.
    private const double LongestSilence = 30;

    public static PlottedWatch Of(WatchTrace trace) =>
        new(trace.Watch.Id, trace.Watch, trace.Points, trace.Occurrences, trace.CalibratedAt, LongestSilence);

    /// <param name="from">Where the drawing begins, in seconds since 1970.</param>
    public static PlottedWatch Of(PastTrace trace, double from) => new(
        $"{trace.Watch.Id} on {trace.Camera}",
        trace.Watch,
        [.. trace.Scores.Points.Select(point => point with { At = point.At - from })],
        [.. trace.Occurrences.Select(one => one with { RaisedAt = one.RaisedAt - from, ClearedAt = one.ClearedAt - from })],
        trace.CalibratedAt - from,
        Math.Max(LongestSilence, 3 * trace.Scores.Stretch));
}
