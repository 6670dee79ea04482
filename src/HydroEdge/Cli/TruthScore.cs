namespace HydroEdge.Cli;

/// <summary>How well what was raised meets the truth, of one watch or of many taken together.</summary>
/// <param name="All">Whatever its strength.</param>
/// <param name="Decision">From the planted beginning to the decision, before the on delay; null when nothing was found.</param>
/// <param name="Raise">The same to the raise.</param>
/// <param name="WrongChanges">Null where no state was planted.</param>
internal sealed record TruthScore(
    Recall All,
    Recall Strong,
    Recall Weak,
    DailyRate FalseAlarms,
    DelayFigures? Decision,
    DelayFigures? Raise,
    DailyRate? WrongChanges)
{
    /// <param name="days">For how long it could have raised, over all cameras and watches taken together; above 0.</param>
    public static TruthScore Of(IReadOnlyList<MatchedEvent> events, int falseAlarms, int? wrongChanges, double days) => new(
        Recall.Of(events),
        Recall.Of(events.Where(one => one.Planted.Strength == PlantedStrength.Strong)),
        Recall.Of(events.Where(one => one.Planted.Strength == PlantedStrength.Weak)),
        DailyRate.Of(falseAlarms, days),
        DelayFigures.Of(events.Select(one => one.DecisionDelay)),
        DelayFigures.Of(events.Select(one => one.RaiseDelay)),
        wrongChanges is { } wrong ? DailyRate.Of(wrong, days) : null);
}
