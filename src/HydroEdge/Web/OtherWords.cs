using System.Globalization;
using HydroEdge.Config;
using HydroEdge.Watches;

namespace HydroEdge.Web;

/// <summary>A watch with other words than its file's, to be tried; held against the rules of the file.</summary>
internal static class OtherWords
{
    /// <exception cref="RefusedException">The words are not such as a watch may have.</exception>
    public static WatchOptions In(WatchOptions watch, BacktestRequest asked)
    {
        if (asked.FalseAlarmsPerDay is < 0.001 or > 100)
            throw RefusedException.Parameter("false_alarms_per_day", asked.FalseAlarmsPerDay.Value.ToString(CultureInfo.InvariantCulture), "it must be from 0.001 to 100");
        if (asked.Query is { } query)
        {
            Check("query", query);
            // Its other languages and its parts are those of its own query.
            watch = watch with { Query = query, Queries = new Dictionary<string, string>(), Phrases = null };
        }

        watch = watch with { FalseAlarmsPerDay = asked.FalseAlarmsPerDay ?? watch.FalseAlarmsPerDay, Contrast = asked.Contrast ?? watch.Contrast };
        CheckContrasts(watch, asked);
        return watch.Normal is { } normal && !QueryPlan.Of(watch).Contrasts.Append(watch.Query).Any(text => QueryPlan.Same(text, normal))
            ? watch with { Normal = null }
            : watch;
    }

    private static void CheckContrasts(WatchOptions watch, BacktestRequest asked)
    {
        if (asked.Contrast?.Count > WatchRules.MostContrasts)
            throw RefusedException.Parameter("contrast", $"{asked.Contrast.Count} texts", $"a watch may have {WatchRules.MostContrasts}");
        foreach (var contrast in asked.Contrast ?? [])
            Check("contrast", contrast);
        if (watch.Contrast.FirstOrDefault(contrast => QueryPlan.Same(contrast, watch.Query)) is { } same)
            throw RefusedException.Parameter("contrast", same, "this is the query itself; write another state");
        if (watch.Kind == WatchKind.State && QueryPlan.Of(watch).Contrasts.Count == 0)
            throw RefusedException.Parameter("contrast", null, "a state needs every other state there is");
    }

    private static void Check(string name, string? text)
    {
        if (text?.Trim().Length is null or < 2 or > WatchRules.LongestText)
            throw RefusedException.Parameter(name, text ?? "null", $"a text has 2 to {WatchRules.LongestText} characters");
    }
}
