using System.Globalization;
using HydroEdge.Cameras;
using HydroEdge.Web;

namespace HydroEdge.Cli;

/// <summary>The answer of a search for people: a table on standard output, remarks on standard error.</summary>
internal static class SearchTable
{
    private static readonly string[] Head = ["TIME (UTC)", "CAMERA", "SCORE", "DEVIATIONS", "REGION", "WATCHES", "ID", "PICTURE"];

    public static async Task WriteAsync(SearchAnswer answer, TextWriter output, TextWriter error)
    {
        string[][] rows = [Head, .. answer.Found.Select(Row)];
        var columns = answer.Found.Any(moment => moment.Picture is not null) ? Head.Length : Head.Length - 1;
        var widths = Enumerable.Range(0, columns).Select(column => rows.Max(row => row[column].Length)).ToArray();
        if (answer.Found.Count > 0)
        {
            foreach (var row in rows)
                await output.WriteLineAsync(string.Join("  ", widths.Select((width, column) => row[column].PadRight(width))).TrimEnd());
        }

        await error.WriteLineAsync(
            $"{answer.Searched} views searched. Deviations tell how far a score stands out from them; below 3 it may well be chance.");
        if (answer.OtherModel > 0)
            await error.WriteLineAsync($"{answer.OtherModel} views were made by another model and cannot be compared with {answer.Model}.");
        foreach (var day in answer.Unreadable.Distinct())
            await error.WriteLineAsync($"Cannot be read: {day}");
    }

    private static string[] Row(FoundMoment moment) =>
    [
        moment.Time.ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        moment.Camera,
        moment.Score.ToString("0.000", CultureInfo.InvariantCulture),
        SignedNumber.Shown(moment.Deviations),
        Describe(moment.Region),
        moment.Watches.Count == 0 ? "-" : string.Join(' ', moment.Watches),
        moment.Id,
        moment.Picture ?? "",
    ];

    public static string Describe(Region region) => region == Region.Whole
        ? "whole picture"
        : string.Create(CultureInfo.InvariantCulture, $"x {region.X:0.00} y {region.Y:0.00} w {region.W:0.00} h {region.H:0.00}");
}
