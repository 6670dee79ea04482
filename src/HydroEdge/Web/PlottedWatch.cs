using HydroEdge.Pipeline;
using HydroEdge.Watches;

namespace HydroEdge.Web;

/// <summary>A watch as it is drawn; times are seconds after the beginning of the drawing.</summary>
/// <param name="CalibratedAt">Null when it never was.</param>
/// <param name="LongestGap">Seconds between two points beyond which nothing is known of what lies between.</param>
internal sealed record PlottedWatch(
    string Title, WatchOptions Watch, IReadOnlyList<TracePoint> Points, IReadOnlyList<Occurrence> Occurrences, double? CalibratedAt, double LongestGap)
{
    // Two decisions at the slowest rate are ten seconds apart; a longer silence is none of the score's.
    public const double LongestSilence = 30;

    /// <summary>From when to when it truly holds; null where nobody told.</summary>
    public IReadOnlyList<(double From, double To)>? Planted { get; init; }

    /// <param name="from">Where the drawing begins, in seconds since 1970.</param>
    public static PlottedWatch Of(PastTrace trace, double from) => new(
        $"{trace.Watch.Id} on {trace.Camera}",
        trace.Watch,
        [.. trace.Scores.Points.Select(point => point with { At = point.At - from })],
        [.. trace.Occurrences.Select(one => one with { RaisedAt = one.RaisedAt - from, ClearedAt = one.ClearedAt - from })],
        trace.CalibratedAt - from,
        Math.Max(LongestSilence, 3 * trace.Scores.Stretch));
}
