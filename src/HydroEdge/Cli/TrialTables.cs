using System.Globalization;
using HydroEdge.Cameras;
using HydroEdge.Pipeline;
using HydroEdge.Watches;
using Spectre.Console;

namespace HydroEdge.Cli;

/// <summary>What came of a trial, for people: every raise, then every watch, then the truth.</summary>
internal static class TrialTables
{
    public static void Write(IAnsiConsole console, Trial trial)
    {
        var raises = trial.Traces.SelectMany(trace => trace.Occurrences.Select(one => (trace.Watch, One: one))).OrderBy(raise => raise.One.RaisedAt).ToList();
        if (raises.Count > 0)
            console.Write(Raises(raises));
        else
            console.WriteLine("Nothing was raised.");
        console.Write(Watches(trial));
        if (trial.Setup.Truth is { } truth)
            console.Write(Scores(trial, truth));

        foreach (var trace in trial.Traces.Where(trace => trace.CalibratedAt is null))
            console.WriteLine($"{trace.Watch.Id} was still calibrating at the end: it wants a longer recording, or a higher --rate.");
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{trial.Setup.VideoName}: {ClipTime.Write(trial.Seconds)} in {trial.Pictures} pictures, watched in {trial.Took.TotalSeconds:0.0} s, {trial.Speed:0.0} times real time, with {trial.Model.Name}."));
    }

    private static Table Raises(IReadOnlyList<(WatchOptions Watch, Occurrence One)> raises)
    {
        var table = Headed("watch", "from", "raised", "to", "peak", "at", "best contrast", "where");
        foreach (var (watch, one) in raises)
        {
            Add(
                table,
                watch.Id,
                ClipTime.Write(one.DecidedAt),
                ClipTime.Write(one.RaisedAt),
                one.ClearedAt is { } cleared ? ClipTime.Write(cleared) : "the end",
                Score(one.Peak.Score),
                ClipTime.Write(Cameras.Recording.SecondsOf(one.Peak.At)),
                one.Peak.BestContrast ?? "-",
                one.Peak.Box is { } box ? SearchTable.Describe(box) : "-");
        }

        return table;
    }

    private static Table Watches(Trial trial)
    {
        var table = Headed("watch", "raises", "calibrated after", "calibrating", "active", "inactive", "not seen", "highest score", "closest without a raise");
        foreach (var trace in trial.Traces)
        {
            Add(
                table,
                trace.Watch.Id,
                Number(trace.Occurrences.Count),
                trace.CalibratedAt is { } calibrated ? Seconds(calibrated) : "never",
                Seconds(trace.SecondsIn(DecisionState.Calibrating)),
                Seconds(trace.SecondsIn(DecisionState.Active)),
                Seconds(trace.SecondsIn(DecisionState.Inactive)),
                Seconds(trace.SecondsIn(DecisionState.Unseen)),
                Moment(trace.Highest),
                Moment(trace.Closest));
        }

        return table;
    }

    private static Table Scores(Trial trial, IReadOnlyList<PlantedEvent> truth)
    {
        var table = Headed(
            "watch", "found", "strong", "weak", "false alarms", "a day (95 %)", "decided after (median, worst)", "raised after", "wrong changes", "missed");
        foreach (var trace in trial.Traces)
        {
            var score = TrialScore.Of(trace, truth, trial.Seconds);
            var figures = score.Figures;
            Add(
                table,
                trace.Watch.Id,
                Found(figures.All),
                Found(figures.Strong),
                Found(figures.Weak),
                Number(score.Strays.Count),
                figures.FalseAlarms is { } rate ? $"{Rate(rate.PerDay)} ({Rate(rate.Low)} to {Rate(rate.High)})" : "-",
                Delay(figures.Decision),
                Delay(figures.Raise),
                figures.WrongChanges is { } wrong ? Number(wrong.Count) : "-",
                score.Missed.Count > 0 ? string.Join(", ", score.Missed.Take(5).Select(one => ClipTime.Write(one.From))) : "-");
        }

        return table;
    }

    private static Table Headed(params string[] columns) => new Table().Border(TableBorder.Simple).AddColumns(columns);

    private static void Add(Table table, params string[] cells) => table.AddRow([.. cells.Select(Markup.Escape)]);

    private static string Found(Recall recall) => recall.Share is { } share
        ? string.Create(CultureInfo.InvariantCulture, $"{recall.Found} of {recall.Planted} ({100 * share:0} %)")
        : "-";

    private static string Moment(TracePoint? point) =>
        point is { } one ? $"{Score(one.Score)} of {Score(one.OnScore)} at {ClipTime.Write(one.At)}" : "-";

    private static string Delay(DelayFigures? delay) => delay is null ? "-" : $"{Seconds(delay.Median)}, {Seconds(delay.Worst)}";

    private static string Score(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Seconds(double seconds) => seconds.ToString("0.0 s", CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    // A short recording says little about a day: more digits would pretend it did.
    private static string Rate(double perDay) => perDay.ToString(perDay < 10 ? "0.##" : "0", CultureInfo.InvariantCulture);
}
