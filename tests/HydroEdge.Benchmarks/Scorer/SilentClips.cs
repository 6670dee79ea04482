using HydroEdge.Alarms;
using HydroEdge.Benchmarks.Report;
using HydroEdge.Cameras;
using HydroEdge.Cli;
using HydroEdge.Embedding;
using HydroEdge.Pipeline;
using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Scorer;

/// <summary>Real footage of places that are no plant: whatever the event watches raise on it is false.</summary>
internal static class SilentClips
{
    private const double Fps = 2;

    // Short clips would be over before a watch knows what is normal.
    private static readonly TimeSpan AtLeast = TimeSpan.FromMinutes(5);

    /// <param name="watches">Each of them looks at the whole of every clip.</param>
    public static async Task<MarkdownTable> WatchAsync(string folder, IEmbedder embedder, IReadOnlyList<WatchOptions> watches, CancellationToken stop)
    {
        WatchOptions[] events =
        [
            .. watches.Where(watch => watch.Kind == WatchKind.Event).DistinctBy(watch => watch.Query).Select(watch => watch with { Cameras = [], Region = null }),
        ];
        var table = new MarkdownTable("clip", "minutes watched, in rounds", "watches", "raised");
        foreach (var clip in Directory.EnumerateFiles(folder, "*.mp4").Order(StringComparer.Ordinal))
        {
            var (seconds, rounds, raised) = await WatchAsync(clip, embedder, events, stop);
            table.Add(Path.GetFileName(clip), FormattableString.Invariant($"{seconds / 60:0.0}, {rounds}"), $"{events.Length}", raised.Count == 0 ? "nothing" : string.Join("; ", raised));
        }

        return table;
    }

    private static async Task<(double Seconds, int Rounds, IReadOnlyList<string> Raised)> WatchAsync(
        string clip, IEmbedder embedder, WatchOptions[] watches, CancellationToken stop)
    {
        var board = new WatchBoard(embedder);
        board.Apply(watches);
        var traces = watches.ToDictionary(watch => watch.Id, watch => new WatchTrace(watch, WatchedAlarm.FreshForAt(Fps)));
        var (decisions, second, number, rounds) = (new List<Decision>(), new SecondLooks(embedder), 0L, 0);
        while (number / Fps < AtLeast.TotalSeconds)
        {
            rounds++;
            var recording = new Recording(new CameraOptions { Id = "clip", Source = Path.GetFullPath(clip), Fps = Fps }, new FfmpegPath());
            await foreach (var frame in recording.FramesAsync(stop))
            {
                using (frame)
                {
                    var seen = FrameEmbedding.Embed(embedder, [frame], board.RegionsOf)[0] with { Number = ++number, CapturedAt = Recording.Begin.AddSeconds(number / Fps) };
                    board.Score(seen, decisions, second.At(frame));
                    decisions.ForEach(decision => traces[decision.WatchId].Take(decision));
                }
            }

            if (number == 0)
                throw new IOException($"{clip}: no picture can be read ({recording.Fault})");
        }

        return (number / Fps, rounds, [.. traces.Values.Where(trace => trace.Occurrences.Count > 0).Select(trace => $"{trace.Watch.Query} ({trace.Occurrences.Count})")]);
    }
}
