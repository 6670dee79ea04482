using HydroEdge.Archive;
using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Pipeline;

/// <summary>Tries watches that the archive has few or no vectors for on its pictures, as far as the patience of the one who asks goes.</summary>
internal sealed class LookingAgain(PastQuestion question, ArchiveReplay archive, IEmbedder model, TimeProvider clock)
{
    /// <param name="progress">Begins anew, for this may take far longer than what went before.</param>
    /// <returns>The same watches, those with little of a past on what was seen again, where that is more.</returns>
    public IReadOnlyList<PastWatch> Run(IReadOnlyList<PastWatch> watches, IProgress<double> progress, CancellationToken stop)
    {
        var blind = watches.Where(watch => watch.Trace.IsBlind).ToLookup(watch => watch.Trace.Camera);
        if (blind.Count == 0 || question.Patience <= TimeSpan.Zero)
            return watches;
        progress.Report(0);
        var all = new PastProgress(blind.Count, progress, 0, 1);
        var again = blind.Index()
            .SelectMany(camera => Run(camera.Item.Key, [.. camera.Item.Select(watch => watch.Trace)], question.Patience / blind.Count, share => all.Report(camera.Index, share), stop))
            .ToDictionary(watch => (watch.Trace.Watch.Id, watch.Trace.Camera));
        return [.. watches.Select(watch => again.GetValueOrDefault((watch.Trace.Watch.Id, watch.Trace.Camera)) is { } more
            && more.Trace.SecondsCovered > watch.Trace.SecondsCovered ? more : watch)];
    }

    private IReadOnlyList<PastWatch> Run(string camera, IReadOnlyList<PastTrace> blind, TimeSpan patience, Action<double> progress, CancellationToken stop)
    {
        var started = clock.GetTimestamp();
        Region[] regions = [.. blind.Select(trace => trace.Watch.Region).OfType<Region>().Distinct()];
        var seen = new SeenAgain(archive, model, camera, regions);
        seen.Look(question.Span, () => clock.GetElapsedTime(started) < patience, progress, stop);
        return new Backtest(model, question.Span, question.FreshFor, _ => seen.Frames(), oneByOne: true).Run([.. blind.Select(trace => trace.Watch)], [camera], new Progress<double>(), stop);
    }
}
