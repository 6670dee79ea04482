using System.Text.Json;
using HydroEdge.Cameras;

namespace HydroEdge.Cli;

/// <summary>What <c>hydroedge backtest --json</c> prints.</summary>
/// <param name="Model">Fingerprint of the model that compared.</param>
/// <param name="From">The beginning of what was asked for; <paramref name="To"/> its end.</param>
/// <param name="Frames">Kept frames that were shown to the watches.</param>
/// <param name="Seconds">How long that took.</param>
/// <param name="Remarks">What of the past could not be used, and why.</param>
internal sealed record PastAnswer(
    string Model, DateTime From, DateTime To, long Frames, double Seconds, IReadOnlyList<string> Remarks, IReadOnlyList<PastWatchAnswer> Watches)
{
    /// <param name="pictures">Where to write a picture of each occurrence; null for nowhere.</param>
    public static PastAnswer Of(PastTrial trial, DirectoryInfo? pictures)
    {
        pictures?.Create();
        return new(
            trial.Model.Fingerprint, trial.Setup.Span.From.UtcDateTime, trial.Setup.Span.To.UtcDateTime, trial.Frames, Math.Round(trial.Took.TotalSeconds, 2), trial.Remarks,
            [.. trial.Watches.Select(watch => PastWatchAnswer.Of(watch, one => PastPicture.Save(trial.Setup.Archive, one, pictures?.FullName)))]);
    }

    public Task WriteJsonAsync(TextWriter output) => output.WriteLineAsync(JsonSerializer.Serialize(this, PastJson.Default.PastAnswer));

    public static DateTime Moment(double seconds) => Recording.Begin.AddSeconds(seconds).UtcDateTime;
}
