using HydroEdge.Cli;
using HydroEdge.Pipeline;
using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Figures;

/// <summary>The figures of several outcomes taken together.</summary>
/// <param name="States">States that were found when they began.</param>
/// <param name="FalseAlarms">Of event watches, per watch and camera.</param>
/// <param name="WrongChanges">Of state watches, per watch and camera.</param>
/// <param name="StrongDelay">Median seconds from a strong event's beginning to the decision, before the on delay.</param>
/// <param name="Mistakes">Everything missed, and everything that was raised or changed without reason.</param>
internal sealed record Tally(
    Recall Strong, Recall Weak, Recall States, DailyRate? FalseAlarms, DailyRate? WrongChanges, double? StrongDelay, int Mistakes)
{
    public static Tally Of(IReadOnlyCollection<Outcome> outcomes)
    {
        var events = outcomes.SelectMany(outcome => outcome.Events).ToLookup(planted => planted.Planted.Strength);
        return new Tally(
            Recall.Of(events[PlantedStrength.Strong]),
            Recall.Of(events[PlantedStrength.Weak]),
            Recall.Of(events[PlantedStrength.State]),
            Rate(outcomes, WatchKind.Event, outcome => outcome.FalseAlarms.Count),
            Rate(outcomes, WatchKind.State, outcome => outcome.WrongChanges),
            DelayFigures.Of(events[PlantedStrength.Strong].Select(planted => planted.DecisionDelay))?.Median,
            outcomes.Sum(outcome => outcome.Mistakes));
    }

    private static DailyRate? Rate(IEnumerable<Outcome> outcomes, WatchKind kind, Func<Outcome, int> count)
    {
        Outcome[] mine = [.. outcomes.Where(outcome => outcome.Watch.Kind == kind && outcome.Days > 0)];
        return mine.Length == 0 ? null : DailyRate.Of(mine.Sum(count), mine.Sum(outcome => outcome.Days));
    }
}
