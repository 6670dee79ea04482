using System.Runtime.CompilerServices;
using HydroEdge.Alarms;
using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Pipeline;
using HydroEdge.Watches;

namespace HydroEdge.Cli;

/// <summary>What the watches made of a recording.</summary>
/// <param name="Seconds">From the recording's beginning to its last picture.</param>
/// <param name="Fault">Why not all of it could be read; null when it could.</param>
/// <param name="Took">How long it took to watch it.</param>
internal sealed record Trial(
    TrialSetup Setup, ModelCard Model, IReadOnlyList<WatchTrace> Traces, int Pictures, double Seconds, string? Fault, TimeSpan Took)
{
    /// <summary>Video seconds watched in a second.</summary>
    public double Speed => Took > TimeSpan.Zero ? Seconds / Took.TotalSeconds : 0;

    /// <exception cref="IOException">There is no video in the file.</exception>
    /// <exception cref="EmbeddingException">The model refused a picture or a text.</exception>
    public static async Task<Trial> RunAsync(
        TrialSetup setup, IEmbedder model, TimeProvider clock, IProgress<double> progress, CancellationToken stop)
    {
        var freshFor = WatchedAlarm.FreshForAt(setup.Camera.Fps);
        var traces = setup.Watches.ToDictionary(watch => watch.Id, watch => new WatchTrace(watch, freshFor));
        var board = new WatchBoard(model);
        board.Apply(setup.Watches);

        var length = await ClipLength.OfAsync(setup.Camera.Source);
        var started = clock.GetTimestamp();
        var recording = new Recording(setup.Camera, new FfmpegPath());
        var (decisions, second) = (new List<Decision>(), new SecondLooks(model));
        var (pictures, last) = (0, 0.0);
        await foreach (var batch in BatchesAsync(recording, model.LargestBatch, stop))
        {
            foreach (var (frame, seen) in batch.Zip(FrameEmbedding.Embed(model, batch, board.RegionsOf)))
            {
                if (!frame.CanSee)
                    continue;
                board.Score(seen, decisions, second.At(frame));
                decisions.ForEach(decision => traces[decision.WatchId].Take(decision));
            }

            (pictures, last) = (pictures + batch.Count, Recording.SecondsOf(batch[^1].CapturedAt));
            progress.Report(Math.Min(1, last / (length ?? double.PositiveInfinity)));
        }

        return pictures > 0
            ? new Trial(setup, model.Model, [.. traces.Values], pictures, last, recording.Fault, clock.GetElapsedTime(started))
            : throw new IOException($"{setup.Camera.Source}: no picture can be read from this file ({recording.Fault ?? "it is empty"})");
    }

    // A batch's frames are good until the next is asked for.
    private static async IAsyncEnumerable<IReadOnlyList<Frame>> BatchesAsync(
        Recording recording, int largest, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var batch in recording.FramesAsync(stop).Chunk(largest).WithCancellation(stop))
        {
            yield return batch;
            foreach (var frame in batch)
                frame.Dispose();
        }
    }
}
