namespace HydroEdge.Pipeline;

/// <summary>How often a watch would have been raised under another <c>false_alarms_per_day</c>.</summary>
/// <param name="Setting">What was put in place of the watch's own.</param>
internal readonly record struct TriedBudget(double Setting, int Occurrences, double PerDay)
{
    public static TriedBudget Of(PastTrace trace) => new(trace.Watch.FalseAlarmsPerDay, trace.Occurrences.Count, trace.PerDay);
}
