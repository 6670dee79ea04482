using System.Diagnostics;
using HydroEdge.Benchmarks.Streams;
using HydroEdge.Cli;
using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Scorer;

/// <summary>Streams on their way to traces: embedded first, then shown to the variants.</summary>
internal sealed class EmbeddedStreams(EmbeddingCache cache, OnnxEmbedder embedder, bool withTiles)
{
    /// <returns>Whether everything is embedded.</returns>
    public async Task<bool> FillAsync(StreamFolder streams, Stopwatch running, TimeSpan until, CancellationToken stop)
    {
        foreach (var (number, camera) in streams.Cameras.Index())
        {
            var looks = await LooksAtAsync(camera, stop);
            var done = await LongWork.ShowAsync(
                $"Embedding {camera.Id}, {looks.Count} looks a frame ({number + 1} of {streams.Cameras.Count})", TimeProvider.System,
                progress => cache.FillAsync(camera, looks, running, until, progress, stop));
            if (!done)
            {
                Console.Error.WriteLine($"Stopped at {camera.Id}, camera {number + 1} of {streams.Cameras.Count}; the same command goes on from here.");
                return false;
            }
        }

        return true;
    }

    public async Task<CameraTraces[]> ReplayAsync(StreamFolder streams, IReadOnlyList<Variant> variants, CancellationToken stop)
    {
        var looks = new Dictionary<StreamCamera, IReadOnlyList<StreamLook>>();
        foreach (var camera in streams.Cameras)
            looks[camera] = await LooksAtAsync(camera, stop);
        var (replay, done) = (new Replay(cache, embedder, variants), 0);
        return await LongWork.ShowAsync(
            $"Replaying {streams.Cameras.Count} cameras to {variants.Count} variants", TimeProvider.System,
            progress => streams.Cameras.AsParallel().AsOrdered().WithCancellation(stop).Select(camera =>
            {
                var traces = replay.Run(camera, looks[camera]);
                progress.Report((double)Interlocked.Increment(ref done) / streams.Cameras.Count);
                return traces;
            }).ToArray());
    }

    /// <summary>The beginnings of all cameras, kept and as the daemon embeds them, held against each other.</summary>
    public async Task<CacheCheck> CheckAsync(StreamFolder streams, CancellationToken stop)
    {
        var all = new CacheCheck(0, 0, 0);
        foreach (var camera in streams.Cameras)
            all = all.And(await CacheCheck.OfAsync(cache, embedder, camera, await LooksAtAsync(camera, stop), stop));
        return all;
    }

    public async Task<IReadOnlyList<StreamLook>> LooksAtAsync(StreamCamera camera, CancellationToken stop)
    {
        using var first = await ClipFrames.ReadAsync(camera.Id, camera.Clip, stop).FirstAsync(stop);
        var board = new WatchBoard(embedder);
        board.Apply(camera.Watches);
        return StreamLook.Of(first.Width, first.Height, board.RegionsOf(camera.Id), embedder.Model.SeesWholePicture, withTiles);
    }
}
