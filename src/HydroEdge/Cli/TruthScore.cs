using HydroEdge.Pipeline;

namespace HydroEdge.Cli;

/// <summary>How well what was raised meets the truth, of one watch or of many taken together.</summary>
/// <param name="All">Whatever its strength.</param>
/// <param name="Decision">From the planted beginning to the decision, before the on delay; null when nothing was found.</param>
/// <param name="Raise">The same to the raise.</param>
/// <param name="FalseAlarms">Null when it never could have raised.</param>
/// <param name="WrongChanges">Null too where there is no state to change.</param>
internal sealed record TruthScore(
    Recall All,
    Recall Strong,
    Recall Weak,
    DailyRate? FalseAlarms,
    DelayFigures? Decision,
    DelayFigures? Raise,
    DailyRate? WrongChanges)
{
    /// <param name="days">For how long it could have raised, over all cameras and watches taken together.</param>
    public static TruthScore Of(IReadOnlyList<MatchedEvent> events, int falseAlarms, int? wrongChanges, double days) => new(
        Recall.Of(events),
        Recall.Of(events.Where(one => one.Planted.Strength == PlantedStrength.Strong)),
        Recall.Of(events.Where(one => one.Planted.Strength == PlantedStrength.Weak)),
        Rate(falseAlarms, days),
        DelayFigures.Of(events.Select(one => one.DecisionDelay)),
        DelayFigures.Of(events.Select(one => one.RaiseDelay)),
        wrongChanges is { } wrong ? Rate(wrong, days) : null);

    private static DailyRate? Rate(int count, double days) => days > 0 ? DailyRate.Of(count, days) : null;
}
