using HydroEdge.Cameras;
using HydroEdge.Pipeline;

namespace HydroEdge.Web;

/// <summary>What came of a backtest: what <c>hydroedge backtest --json</c> prints and the page shows.</summary>
/// <param name="Model">Fingerprint of the model that compared.</param>
/// <param name="From">The beginning of what was asked for, or kept; <paramref name="To"/> its end.</param>
/// <param name="Frames">Kept frames that were shown to the watches.</param>
/// <param name="Seconds">How long that took.</param>
/// <param name="Remarks">What of the past could not be used, and why.</param>
internal sealed record PastAnswer(
    string Model, DateTime From, DateTime To, long Frames, double Seconds, IReadOnlyList<string> Remarks, IReadOnlyList<PastWatchAnswer> Watches)
{
    /// <param name="picture">Says where the picture of an occurrence is.</param>
    public static PastAnswer Of(PastTrial trial, Func<Occurrence, string?> picture) => new(
        trial.Model.Fingerprint, trial.Question.Span.From.UtcDateTime, trial.Question.Span.To.UtcDateTime, trial.Frames, Math.Round(trial.Took.TotalSeconds, 2), trial.Remarks,
        [.. trial.Watches.Select(watch => PastWatchAnswer.Of(watch, picture))]);

    public static DateTime Moment(double seconds) => Recording.Begin.AddSeconds(seconds).UtcDateTime;
}
