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
            var looks = LooksAt(camera, stop);
            var done = await LongWork.ShowAsync(
                $"Embedding {camera.Id}, {looks.Count} looks a frame ({number + 1} of {streams.Cameras.Count})", TimeProvider.System,
                progress => cache.Fill(camera, looks, running, until, progress, stop));
            if (!done)
            {
                Console.Error.WriteLine($"Stopped at {camera.Id}, camera {number + 1} of {streams.Cameras.Count}; the same command goes on from here.");
                return false;
            }
        }

        return true;
    }

    public Task<CameraTraces[]> ReplayAsync(StreamFolder streams, IReadOnlyList<Variant> variants) => LongWork.ShowAsync(
        $"Replaying {streams.Cameras.Count} cameras to {variants.Count} variants", TimeProvider.System, progress =>
        {
            var replay = new Replay(cache, embedder, variants);
            var done = 0;
            return streams.Cameras.AsParallel().AsOrdered().Select(camera =>
            {
                var traces = replay.Run(camera, LooksAt(camera, CancellationToken.None));
                progress.Report((double)Interlocked.Increment(ref done) / streams.Cameras.Count);
                return traces;
            }).ToArray();
        });

    private IReadOnlyList<StreamLook> LooksAt(StreamCamera camera, CancellationToken stop)
    {
        using var first = ClipFrames.ReadAsync(camera.Id, camera.Clip, stop).ToBlockingEnumerable(stop).FirstOrDefault()
            ?? throw new InvalidDataException($"{camera.Clip}: not a single picture in it.");
        var board = new WatchBoard(embedder);
        board.Apply(camera.Watches);
        return StreamLook.Of(first.Width, first.Height, board.RegionsOf(camera.Id), embedder.Model.SeesWholePicture, withTiles);
    }
}
