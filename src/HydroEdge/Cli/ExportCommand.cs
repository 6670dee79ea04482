using System.CommandLine;
using HydroEdge.Alarms;
using HydroEdge.Archive;
using HydroEdge.Embedding;
using HydroEdge.Hosting;
using Microsoft.Data.Sqlite;

namespace HydroEdge.Cli;

/// <summary><c>hydroedge export</c>: what is kept, for the plant's own analyses: a line for each event, or for each view with its vector.</summary>
internal static class ExportCommand
{
    private static readonly Argument<string> What = new("what") { Description = "events: alarms and hits with their verdicts. embeddings: every kept view with its vector and scores." };

    private static readonly Option<bool> Csv = new("--csv") { Description = "Lines of values, separated by commas, under a line of names." };

    private static readonly Option<bool> JsonLines = new("--jsonl") { Description = "A JSON object a line." };

    private static readonly Option<string?> Model = new("--model") { Description = "Fingerprint of the model whose vectors are wanted; left out, that of the bundled one.", HelpName = "HEX" };

    static ExportCommand() => What.AcceptOnlyFromAmong("events", "embeddings");

    public static Command Create()
    {
        var export = new Command("export", "Write what is kept as CSV or JSON lines to standard output.") { What, Csv, JsonLines, Model, CliOptions.State };
        export.Validators.Add(given =>
        {
            if (given.GetValue(Csv) == given.GetValue(JsonLines))
                given.AddError("Give --csv or --jsonl.");
        });
        export.SetAction(Run);
        return export;
    }

    private static int Run(ParseResult given)
    {
        var paths = new StatePaths(given.GetRequiredValue(CliOptions.State).FullName);
        var (lines, error) = (new ExportLines(given.InvocationConfiguration.Output, given.GetValue(Csv)), given.InvocationConfiguration.Error);
        try
        {
            if (given.GetRequiredValue(What) == "events")
                Events(paths.Journal, lines);
            else
                Embeddings(paths.Archive, given.GetValue(Model) ?? BundledFingerprint(), lines, error);
            return ExitCode.Ok;
        }
        catch (SqliteException damaged)
        {
            error.WriteLine($"{paths.State}: the journal cannot be read: {damaged.Message}");
            return ExitCode.Failed;
        }
    }

    private static void Events(string journal, ExportLines lines)
    {
        lines.Begin("id", "camera", "watch", "raised_at", "ended_at", "peak", "question", "model", "verdict", "note", "judged_by", "judged_at");
        foreach (var occurrence in OccurrenceList.Read(journal))
        {
            var verdict = occurrence.Verdict;
            lines.Add(
                occurrence.Id, occurrence.Key.CameraId, occurrence.Key.WatchId, occurrence.RaisedAt, occurrence.EndedAt, occurrence.Peak, occurrence.Question,
                occurrence.Model, verdict is null ? null : verdict.Real ? "confirmed" : "rejected", verdict?.Note, verdict?.By, verdict?.At);
        }
    }

    private static void Embeddings(string archive, string model, ExportLines lines, TextWriter error)
    {
        lines.Begin("id", "time", "until", "frames", "camera", "model", "asked", "seen", "scores", "vector");
        var unreadable = new List<string>();
        foreach (var day in ArchiveDay.AllIn(archive).Reverse())
        {
            DayReading.Of(day, unreadable, reader =>
            {
                foreach (var frame in reader.Frames(model))
                {
                    foreach (var view in frame.Views)
                    {
                        lines.Add(
                            $"{day.Name}/{frame.Id}", frame.At, frame.Last, frame.Frames, frame.CameraId, model, SearchTable.Describe(view.Asked),
                            SearchTable.Describe(view.Seen), string.Join(' ', frame.Scores.Select(score => FormattableString.Invariant($"{score.WatchId}={score.Score:0.###}"))), view.Vector);
                    }
                }
            });
        }

        foreach (var day in unreadable)
            error.WriteLine($"Cannot be read: {day}");
    }

    private static string BundledFingerprint()
    {
        using var model = ModelLoading.Open(new ModelOptions { Provider = ProviderChoice.Cpu });
        return model.Model.Fingerprint;
    }
}
