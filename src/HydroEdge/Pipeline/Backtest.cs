using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Pipeline;

/// <summary>
/// Tries watches on what cameras saw before: every camera's past is shown, in order, to a board of watches like the one that decides live.
/// They begin as if just made and learn what is normal first.
/// </summary>
/// <param name="framesOf">The frames of a camera in the order of time, without patches where it has none; each good until the next is asked for.</param>
/// <param name="freshFor">A decision older than this says nothing about now, as on the alarm desk.</param>
/// <param name="oneByOne">One camera after the other on the caller's thread, instead of as many as the machine has processors.</param>
internal sealed class Backtest(
    IEmbedder embedder, PastSpan span, TimeSpan freshFor, Func<string, IEnumerable<EmbeddedFrame>> framesOf, bool oneByOne = false)
{
    // The second pass is for few watches; most need none.
    private const double FirstPass = 0.8;

    private long _frames;

    /// <summary>Frames that the watches were shown, as they are written.</summary>
    public long Frames { get; private set; }

    /// <param name="cameras">Those whose past there is.</param>
    /// <param name="progress">Told what share is done, 0..1.</param>
    /// <returns>For every camera that a watch looks at, in the order of the cameras.</returns>
    /// <exception cref="EmbeddingException">The model refused a text.</exception>
    public IReadOnlyList<PastWatch> Run(
        IReadOnlyList<WatchOptions> watches, IReadOnlyList<string> cameras, IProgress<double> progress, CancellationToken stop)
    {
        var traces = Replay(watches, cameras, new PastProgress(cameras.Count, progress, 0, FirstPass), stop);
        Frames = _frames;
        var tighter = traces.SelectMany(TighterBudget.Of).ToDictionary(tried => tried.Watch.Id);
        string[] again = [.. tighter.Values.Select(tried => tried.Camera).Distinct()];
        var tried = Replay([.. tighter.Values.Select(tried => tried.Watch)], again, new PastProgress(again.Length, progress, FirstPass, 1), stop)
            .ToLookup(trace => (tighter[trace.Watch.Id].Original, trace.Camera), TriedBudget.Of);
        progress.Report(1);
        return [.. traces.Select(trace => new PastWatch(trace, [.. tried[(trace.Watch.Id, trace.Camera)]]))];
    }

    private PastTrace[] Replay(IReadOnlyList<WatchOptions> watches, IReadOnlyList<string> cameras, PastProgress progress, CancellationToken stop)
    {
        var board = new WatchBoard(embedder);
        board.Apply(watches);
        PastTrace[] Of((int Index, string Item) camera) => Replay(board, watches, camera.Item, share => progress.Report(camera.Index, share), stop);
        return oneByOne
            ? [.. cameras.Index().SelectMany(Of)]
            : [.. cameras.Index().AsParallel().AsOrdered().WithCancellation(stop).SelectMany(Of)];
    }

    private PastTrace[] Replay(WatchBoard board, IReadOnlyList<WatchOptions> watches, string camera, Action<double> progress, CancellationToken stop)
    {
        var traces = watches
            .Where(watch => watch.LooksAt(camera))
            .ToDictionary(watch => watch.Id, watch => new PastTrace(watch, camera, freshFor, span.NewEnvelope()));
        if (traces.Count == 0)
            return [];
        var (decisions, shown) = (new List<Decision>(), 0L);
        foreach (var frame in framesOf(camera))
        {
            stop.ThrowIfCancellationRequested();
            shown++;
            board.Score(frame, decisions);
            foreach (var decision in decisions)
                traces[decision.WatchId].Take(decision);
            progress(span.ShareAt(frame.CapturedAt));
        }

        Interlocked.Add(ref _frames, shown);
        foreach (var trace in traces.Values)
            trace.Shown = shown;
        return [.. traces.Values];
    }
}
