using HydroEdge.Pipeline;
using HydroEdge.Watches;

namespace HydroEdge.Web;

/// <summary>A watch on one camera in the answer of a backtest.</summary>
/// <param name="HoursCovered">Of which the archive had pictures for it.</param>
/// <param name="HoursCalibrated">Of those, in which it could have been raised: what rates are per.</param>
/// <param name="SecondsToCalibrate">From its first picture; null when it never got that far.</param>
/// <param name="PerDay">Null when it never could have been raised; likewise the 95 % interval from <paramref name="PerDayLow"/> to <paramref name="PerDayHigh"/>.</param>
/// <param name="Budget">Its <c>false_alarms_per_day</c>; null for a state, to which it says nothing.</param>
/// <param name="HoldingBudget">The loosest setting under which it would have been raised no more often than <paramref name="Budget"/> allows; null where none is.</param>
/// <param name="Tried">Other settings, where its own did not hold.</param>
internal sealed record PastWatchAnswer(
    string Watch,
    string Camera,
    string Query,
    double HoursCovered,
    double HoursCalibrated,
    double? SecondsToCalibrate,
    double? PerDay,
    double? PerDayLow,
    double? PerDayHigh,
    double? Budget,
    double? HoldingBudget,
    IReadOnlyList<TriedBudget> Tried,
    IReadOnlyList<PastRaise> Occurrences)
{
    /// <param name="picture">Says where the picture of an occurrence is.</param>
    public static PastWatchAnswer Of(PastWatch past, Func<Occurrence, string?> picture)
    {
        var (trace, isEvent) = (past.Trace, past.Trace.Watch.Kind == WatchKind.Event);
        var rate = trace.Days > 0 ? DailyRate.Of(trace.Occurrences.Count, trace.Days) : null;
        return new(
            trace.Watch.Id,
            trace.Camera,
            trace.Watch.Query,
            Math.Round(trace.SecondsCovered / 3600, 2),
            Math.Round(24 * trace.Days, 2),
            trace.CalibratedAt - trace.BeganAt is { } seconds ? Math.Round(seconds, 1) : null,
            Rounded(rate?.PerDay),
            Rounded(rate?.Low),
            Rounded(rate?.High),
            isEvent ? trace.Watch.FalseAlarmsPerDay : null,
            isEvent && rate is not null ? past.HoldingBudget : null,
            [.. past.Budgets.Select(tried => tried with { PerDay = Math.Round(tried.PerDay, 3) })],
            [.. trace.Occurrences.Select(one => PastRaise.Of(one, picture(one)))]);
    }

    private static double? Rounded(double? perDay) => perDay is { } rate ? Math.Round(rate, 3) : null;
}
