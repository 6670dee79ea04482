using System.Globalization;
using HydroEdge.Cameras;
using HydroEdge.Web;
using Spectre.Console;

namespace HydroEdge.Cli;

/// <summary>What came of a backtest, for people: every occurrence, then every watch.</summary>
internal static class PastTables
{
    public static void Write(IAnsiConsole console, PastAnswer answer)
    {
        var raises = answer.Watches.SelectMany(watch => watch.Occurrences.Select(one => (Watch: watch, One: one))).OrderBy(raise => raise.One.Raised).ToList();
        if (raises.Count > 0)
            console.Write(Raises(raises));
        else
            console.WriteLine("Nothing would have been raised.");
        console.Write(Watches(answer));
        foreach (var watch in answer.Watches)
            console.WriteLine($"{watch.Watch} on {watch.Camera}: {Verdict(watch)}");
        console.WriteLine(In($"{answer.Frames} kept frames from {Written(answer.From)} to {Written(answer.To)} UTC, tried in {answer.Seconds:0.0} s."));
    }

    private static Table Raises(IReadOnlyList<(PastWatchAnswer Watch, PastRaise One)> raises)
    {
        var withPictures = raises.Any(raise => raise.One.Picture is not null);
        var table = Headed(["raised (UTC)", "for", "watch", "camera", "peak", "best contrast", "where", .. withPictures ? ["picture"] : Array.Empty<string>()]);
        foreach (var (watch, one) in raises)
        {
            Add(table,
            [
                Written(one.Raised),
                one.To is { } to ? ClipTime.Write((to - one.From).TotalSeconds) : "to the end",
                watch.Watch,
                watch.Camera,
                In($"{one.Peak:0.00}"),
                one.BestContrast ?? "-",
                one.Where is { } box ? SearchTable.Describe(box) : "-",
                .. withPictures ? [one.Picture ?? "-"] : Array.Empty<string>(),
            ]);
        }

        return table;
    }

    private static Table Watches(PastAnswer answer)
    {
        var asked = (answer.To - answer.From).TotalHours;
        var table = Headed(["watch", "camera", "hours covered", "calibrated after", "calibrated hours", "occurrences", "a day (95 %)", "false_alarms_per_day", "would hold at"]);
        foreach (var watch in answer.Watches)
        {
            Add(table,
            [
                watch.Watch,
                watch.Camera,
                In($"{watch.HoursCovered:0.0} of {asked:0.0}"),
                watch.SecondsToCalibrate is { } seconds ? ClipTime.Write(seconds) : "never",
                In($"{watch.HoursCalibrated:0.0}"),
                In($"{watch.Occurrences.Count}"),
                watch.PerDay is { } rate ? $"{Rate(rate)} ({Rate(watch.PerDayLow)} to {Rate(watch.PerDayHigh)})" : "-",
                watch.Budget is { } budget ? Rate(budget) : "-",
                watch.HoldingBudget is { } holding ? Rate(holding) : "-",
            ]);
        }

        return table;
    }

    // What to do, in a sentence.
    private static string Verdict(PastWatchAnswer watch) => watch switch
    {
        { HoursCovered: 0 } => "no kept picture shows what it looks at.",
        { PerDay: null } => "it was still calibrating at the end; try it on more of the past.",
        { Occurrences.Count: 0 } => "it would have been silent.",
        { Budget: null } => In($"{Times(watch)}. A state has no budget: look at what it was raised for."),
        { Budget: { } budget } when watch.PerDay <= budget => In($"{Times(watch)}, within its false_alarms_per_day: {Rate(budget)}."),
        { HoldingBudget: { } holding, Budget: { } budget } => In($"{Times(watch)}. If those were false, write false_alarms_per_day: {Rate(holding)}, and it keeps to {Rate(budget)} a day."),
        _ => In($"{Times(watch)}, and no setting of false_alarms_per_day keeps it to {Rate(watch.Budget)} a day. If those were false, name what they show under contrast, or give it a region."),
    };

    private static string Times(PastWatchAnswer watch) => In($"it would have been raised {watch.Occurrences.Count} {(watch.Occurrences.Count == 1 ? "time" : "times")}, {Rate(watch.PerDay)} a day");

    private static Table Headed(string[] columns) => new Table().Border(TableBorder.Simple).AddColumns(columns);

    private static void Add(Table table, string[] cells) => table.AddRow([.. cells.Select(Markup.Escape)]);

    private static string Written(DateTime moment) => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Rate(double? perDay) => perDay is { } rate ? In($"{rate:0.###}") : "-";

    private static string In(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
