namespace HydroEdge.Web;

/// <summary>How the backtest of the page is doing, and what came of it.</summary>
/// <param name="State"><c>none</c>, <c>running</c>, <c>done</c>, <c>cancelled</c> or <c>failed</c>.</param>
/// <param name="Query">What was asked in place of the watch's own; likewise <paramref name="Contrast"/> and <paramref name="FalseAlarmsPerDay"/>.</param>
/// <param name="Progress">What share is done, 0..1.</param>
/// <param name="Fault">Why it failed.</param>
/// <param name="Answer">When it is done.</param>
internal sealed record BacktestReport(
    string State, string? Watch, string? Last, IReadOnlyList<string>? Cameras, string? Query, IReadOnlyList<string>? Contrast, double? FalseAlarmsPerDay,
    DateTimeOffset? StartedAt, double Progress, string? Fault, PastAnswer? Answer)
{
    public static BacktestReport None { get; } = new("none", null, null, null, null, null, null, null, 0, null, null);

    public static BacktestReport Started(BacktestRequest asked, DateTimeOffset at) =>
        new("running", asked.Watch, asked.Last, asked.Cameras, asked.Query, asked.Contrast, asked.FalseAlarmsPerDay, at, 0, null, null);
}
