using HydroEdge.Benchmarks.Scorer;
using HydroEdge.Benchmarks.Streams;
using HydroEdge.Cli;
using HydroEdge.Embedding;

namespace HydroEdge.Benchmarks.Backtest;

/// <summary>Shows the frames of rendered cameras to the product live and, side by side, as each way of keeping them gives them back.</summary>
/// <param name="alone">Told of every occurrence that only one side has.</param>
internal sealed class BothWays(EmbeddingCache cache, OnnxEmbedder embedder, IReadOnlyList<Keeping> keepings, Action<string, RaisedAlarm, string> alone)
{
    public async Task<IReadOnlyList<KeepingResult>> CompareAsync(StreamFolder streams, CancellationToken stop)
    {
        var work = new EmbeddedStreams(cache, embedder, withTiles: false);
        var looks = new Dictionary<StreamCamera, IReadOnlyList<StreamLook>>();
        foreach (var camera in streams.Cameras)
            looks[camera] = await work.LooksAtAsync(camera, stop);
        var done = 0;
        var byCamera = await LongWork.ShowAsync(
            $"Comparing {keepings.Count} ways on {streams.Cameras.Count} cameras", TimeProvider.System,
            progress => streams.Cameras.AsParallel().AsOrdered().WithCancellation(stop).Select(camera =>
            {
                var results = Compare(camera, looks[camera]);
                progress.Report((double)Interlocked.Increment(ref done) / streams.Cameras.Count);
                return results;
            }).ToArray());
        return [.. keepings.Select((keeping, i) => KeepingResult.Sum(keeping, byCamera.Select(results => results[i])))];
    }

    private KeepingResult[] Compare(StreamCamera camera, IReadOnlyList<StreamLook> looks)
    {
        var trips = keepings.Select(keeping => new RoundTrip(keeping, embedder.Model.Dimension)).ToArray();
        var scorers = keepings.Select(_ => new ProductScorer(embedder, camera.Watches)).ToArray();
        var told = keepings.Select(_ => Traces(camera)).ToArray();
        var (direct, live) = (new ProductScorer(embedder, camera.Watches), Traces(camera));
        using var frames = new KeptFrames(cache, camera, looks);
        while (frames.Next()?.WithPatches is { } frame)
        {
            Consider(direct, frame, live);
            for (var i = 0; i < trips.Length; i++)
                Consider(scorers[i], trips[i].Through(frame), told[i]);
        }

        return [.. keepings.Select((keeping, i) => new KeepingResult(
            keeping, Agreement.Of(camera, live, told[i], (one, side) => alone(keeping.Name, one, side)), trips[i].Frames, trips[i].Rows, trips[i].Bytes))];
    }

    private static Trace[] Traces(StreamCamera camera) => [.. camera.Watches.Select(_ => new Trace())];

    private static void Consider(ProductScorer scorer, EmbeddedFrame frame, Trace[] traces)
    {
        Span<Verdict> verdicts = stackalloc Verdict[traces.Length];
        scorer.Consider(frame, verdicts);
        for (var i = 0; i < traces.Length; i++)
            traces[i].Add(verdicts[i]);
    }
}
