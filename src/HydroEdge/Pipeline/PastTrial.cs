using HydroEdge.Archive;
using HydroEdge.Embedding;

namespace HydroEdge.Pipeline;

/// <summary>What the watches would have made of the past.</summary>
/// <param name="Frames">Kept frames that were shown to them.</param>
/// <param name="Remarks">What of the past could not be used, and why.</param>
/// <param name="Took">How long it took.</param>
internal sealed record PastTrial(
    PastQuestion Question, ModelCard Model, IReadOnlyList<PastWatch> Watches, long Frames, IReadOnlyList<string> Remarks, TimeSpan Took)
{
    /// <param name="oneByOne">One camera after the other and all on the caller's thread, instead of as fast as the machine can.</param>
    /// <exception cref="EmbeddingException">The model refused a text or a picture.</exception>
    public static PastTrial Run(
        PastQuestion question, IEmbedder model, TimeProvider clock, IProgress<double> progress, CancellationToken stop, bool oneByOne = false)
    {
        var started = clock.GetTimestamp();
        var archive = new ArchiveReplay(question.Archive, model.Model.Fingerprint, model.Model.Dimension);
        var backtest = new Backtest(model, question.Span, question.FreshFor, camera => archive.FramesOf(camera, question.Span.From, question.Span.To), oneByOne);
        var watches = backtest.Run(question.Watches, question.Cameras, progress, stop);
        var again = new LookingAgain(question, archive, model, clock).Run(watches, progress, stop);
        return new PastTrial(question, model.Model, again, backtest.Frames, [.. RemarksOn(archive, watches, again)], clock.GetElapsedTime(started));
    }

    private static IEnumerable<string> RemarksOn(ArchiveReplay archive, IReadOnlyList<PastWatch> before, IReadOnlyList<PastWatch> after)
    {
        foreach (var (_, trace) in before.Zip(after, (one, other) => (one.Trace, other.Trace)).Where(pair => pair.Item1 != pair.Item2))
        {
            yield return FormattableString.Invariant(
                $"{trace.Watch.Id} on {trace.Camera}: hardly a kept vector is of what it looks at, so the kept pictures were shown to the model again, newest first, {trace.SecondsCovered / 3600:0.0} hours of them in the time it was given. They are small: live it sees more detail.");
        }

        if (archive.PassedOver > 0)
            yield return $"{archive.PassedOver} kept frames were passed over, because another model made their vectors or some of their patches are lost.";
        foreach (var day in archive.Unreadable)
            yield return $"Cannot be read: {day}";
    }
}
