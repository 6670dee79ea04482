using HydroEdge.Watches;

namespace HydroEdge.Cli;

/// <summary>How a watch did on a recording whose truth is known.</summary>
/// <param name="Figures">Rates are over the time in which it could raise.</param>
/// <param name="Missed">Planted events it did not raise for.</param>
/// <param name="Strays">Raises that nothing planted explains.</param>
internal sealed record TrialScore(TruthScore Figures, IReadOnlyList<PlantedEvent> Missed, IReadOnlyList<RaisedAlarm> Strays)
{
    private const double SecondsInADay = 86_400;

    /// <param name="seconds">How long the recording is: an event that begins too late in it to be raised does not count.</param>
    public static TrialScore Of(WatchTrace trace, IReadOnlyList<PlantedEvent> truth, double seconds)
    {
        var watch = trace.Watch;
        PlantedEvent[] planted = [.. truth.Where(one => one.Watch == watch.Id && one.From + watch.OnDelay.TotalSeconds <= seconds)];
        RaisedAlarm[] raised =
        [
            .. trace.Occurrences.Select(one => new RaisedAlarm(one.Peak.CameraId, watch.Id, one.RaisedAt, one.ClearedAt, one.DecidedAt)),
        ];
        var match = TruthMatch.Of(planted, raised, [watch]);
        int? wrong = watch.Kind == WatchKind.State || planted.Any(one => one.Strength == PlantedStrength.State)
            ? StateChanges.Wrong(planted, raised, watch, trace.CalibratedAt ?? seconds)
            : null;
        var days = (trace.SecondsIn(DecisionState.Active) + trace.SecondsIn(DecisionState.Inactive)) / SecondsInADay;
        return new TrialScore(
            TruthScore.Of(match.Events, match.Strays.Count, wrong, days),
            [.. match.Events.Where(one => !one.IsFound).Select(one => one.Planted)],
            match.Strays);
    }
}
