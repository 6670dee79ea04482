using System.Diagnostics;
using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Cost;

/// <summary>What a frame costs: the image pass and the scorer by turns, so that whatever else the machine does falls on both.</summary>
/// <param name="ImageMilliseconds">Median of the image pass.</param>
/// <param name="ScorerMilliseconds">Median of scoring one frame.</param>
/// <param name="AllocatedBytes">By the scorer on a frame in steady state, median.</param>
/// <param name="MostAllocatedBytes">On any one frame: a garbage collection may empty the pool that its buffers are from.</param>
internal sealed record ScoringCost(double ImageMilliseconds, double ScorerMilliseconds, double AllocatedBytes, double MostAllocatedBytes)
{
    private const string Camera = "camera";
    private const int Rounds = 15;
    private const int KnownFrames = 8;

    // Calibration is over by then, and every buffer has its size.
    private const int FramesBefore = 200;

    public double Share => ScorerMilliseconds / ImageMilliseconds;

    public static ScoringCost Measure(IEmbedder embedder, IReadOnlyList<WatchOptions> watches, Action imagePass, Func<int, ImageEmbedding> pictureOf)
    {
        var board = new WatchBoard(embedder);
        board.Apply(watches);
        var decisions = new List<Decision>();
        EmbeddedFrame[] frames = [.. Enumerable.Range(0, FramesBefore + Rounds).Select(number => FrameOf(number, pictureOf(number % KnownFrames)))];
        for (var i = 0; i < FramesBefore; i++)
            board.Score(frames[i], decisions);
        imagePass();

        var (image, scorer, allocated) = (new double[Rounds], new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            image[round] = Milliseconds(imagePass);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            board.Score(frames[FramesBefore + round], decisions);
            scorer[round] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            allocated[round] = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return new ScoringCost(Median(image), Median(scorer), Median(allocated), allocated.Max());
    }

    private static EmbeddedFrame FrameOf(int number, ImageEmbedding embedding) =>
        new(Camera, number + 1, Recording.Begin.AddSeconds(number), [new EmbeddedView(Region.Whole, Region.Whole, embedding)]);

    private static double Milliseconds(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
