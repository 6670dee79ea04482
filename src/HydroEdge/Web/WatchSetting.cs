using System.Globalization;
using HydroEdge.Watches;

namespace HydroEdge.Web;

/// <summary>Says where a watch's sensitivity comes from.</summary>
internal static class WatchSetting
{
    public static string Of(WatchKind kind, Decision? last) => last?.Weights is { } weights
        ? Text($"{Limit(kind, last)}; by verdicts the margin counts {weights.Margin:0.0#}, the query alone {weights.Query:0.0#}")
        : Limit(kind, last);

    private static string Limit(WatchKind kind, Decision? last) => (kind, last) switch
    {
        (WatchKind.State, _) => "by its contrasts",
        (_, null) => "default",
        (_, { } decision) when decision.LimitDays < AlarmBudget.DaysToTrust && decision.Limit <= AlarmBudget.DefaultLimit =>
            Text($"default; {decision.LimitDays:0.0} of {AlarmBudget.DaysToTrust:0} days seen"),
        (_, { } decision) => Text($"limit {decision.Limit:0.0} by {decision.LimitDays:0.0} days of its own scores"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
