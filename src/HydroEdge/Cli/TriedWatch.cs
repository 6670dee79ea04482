using HydroEdge.Watches;

namespace HydroEdge.Cli;

/// <summary>A watch in the JSON of <c>hydroedge try</c>.</summary>
/// <param name="Calibrating">Seconds spent so; likewise <paramref name="Active"/>, <paramref name="Inactive"/> and <paramref name="Unseen"/>.</param>
/// <param name="Closest">When it came closest to its level without a raise.</param>
/// <param name="Truth">Null where no truth was given.</param>
internal sealed record TriedWatch(
    string Id,
    string Query,
    double? CalibratedAt,
    double Calibrating,
    double Active,
    double Inactive,
    double Unseen,
    TriedMoment? Highest,
    TriedMoment? Closest,
    IReadOnlyList<TriedRaise> Raises,
    TrialScore? Truth)
{
    public static TriedWatch Of(WatchTrace trace, TrialScore? truth) => new(
        trace.Watch.Id,
        trace.Watch.Query,
        trace.CalibratedAt,
        Math.Round(trace.SecondsIn(DecisionState.Calibrating), 3),
        Math.Round(trace.SecondsIn(DecisionState.Active), 3),
        Math.Round(trace.SecondsIn(DecisionState.Inactive), 3),
        Math.Round(trace.SecondsIn(DecisionState.Unseen), 3),
        TriedMoment.Of(trace.Highest),
        TriedMoment.Of(trace.Closest),
        [.. trace.Occurrences.Select(TriedRaise.Of)],
        truth);
}
