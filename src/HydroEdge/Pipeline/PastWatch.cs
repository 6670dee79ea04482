namespace HydroEdge.Pipeline;

/// <summary>A watch tried on the past of a camera, and what other settings of its budget would have made of it.</summary>
/// <param name="Budgets">Tried where the watch's own did not hold, loosest first; empty for one that held and for a state.</param>
internal sealed record PastWatch(PastTrace Trace, IReadOnlyList<TriedBudget> Budgets)
{
    /// <summary>It was raised no more often than its own setting allows.</summary>
    public bool Holds => Trace.PerDay <= Trace.Watch.FalseAlarmsPerDay;

    /// <summary>The loosest setting under which it would have been raised no more often than its own allows; null where none of those tried is.</summary>
    public double? HoldingBudget => Holds
        ? Trace.Watch.FalseAlarmsPerDay
        : Budgets.Where(tried => tried.PerDay <= Trace.Watch.FalseAlarmsPerDay).Select(tried => (double?)tried.Setting).FirstOrDefault();
}
