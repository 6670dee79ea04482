using System.Globalization;
using HydroEdge.Web;

namespace HydroEdge.Cli;

/// <summary>Past alarms and verdicts for people.</summary>
internal static class AlarmTable
{
    private static readonly string[] Head = ["ID", "RAISED (UTC)", "LASTED", "WATCH", "CAMERA", "PEAK", "VERDICT", "BY", "NOTE"];

    public static async Task WriteAsync(AlarmListReport alarms, TextWriter output)
    {
        if (alarms.Occurrences.Count == 0)
        {
            await output.WriteLineAsync("No alarm has been raised yet.");
            return;
        }

        string[][] rows = [Head, .. alarms.Occurrences.Select(Row)];
        var widths = Enumerable.Range(0, Head.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
            await output.WriteLineAsync(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        foreach (var proposal in alarms.Proposals)
            await output.WriteLineAsync(Describe(proposal));
    }

    public static Task WriteAsync(VerdictReport verdict, TextWriter output)
    {
        var occurrence = verdict.Occurrence;
        var outcome = (verdict.Learns, occurrence.Verdict) switch
        {
            (false, _) => "It is recorded, but teaches nothing: no view was kept with it, or the model or the watch's question has changed since.",
            (_, "rejected") => "The watch does not ring on this picture again.",
            _ => "The watch rings more readily on such a picture.",
        };
        return output.WriteLineAsync(
            $"{occurrence.ShortId} {occurrence.Verdict}: {occurrence.Watch} on {occurrence.Camera}, raised {Moment(occurrence.RaisedAt)}. {outcome}");
    }

    private static string[] Row(OccurrenceReport occurrence) =>
    [
        occurrence.ShortId,
        Moment(occurrence.RaisedAt),
        occurrence.EndedAt is { } end ? Length(end - occurrence.RaisedAt) : "still on",
        occurrence.Watch,
        occurrence.Camera,
        occurrence.Peak?.ToString("0.0", CultureInfo.InvariantCulture) ?? "-",
        occurrence.Verdict ?? "-",
        occurrence.JudgedBy ?? "",
        occurrence.Note ?? "",
    ];

    private static string Describe(ProposalReport proposal) => string.Create(
        CultureInfo.InvariantCulture,
        $"{proposal.Watch} on {proposal.Camera}: of {proposal.Occurrences} occurrences {proposal.LooksReal} look real (peak {proposal.Level:0.0} spreads and more). "
        + $"A budget of false_alarms_per_day: {proposal.FalseAlarmsPerDay} would have kept them; false ones came at {proposal.FalsePerDay} a day.");

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Length(TimeSpan time) => time switch
    {
        { TotalHours: >= 1 } => $"{(int)time.TotalHours} h {time.Minutes} min",
        { TotalMinutes: >= 1 } => $"{(int)time.TotalMinutes} min {time.Seconds} s",
        _ => $"{(int)time.TotalSeconds} s",
    };
}
