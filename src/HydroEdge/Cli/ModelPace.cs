using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Cli;

/// <summary>How long a model takes, in milliseconds: a picture alone, a picture in a full batch, a text.</summary>
internal sealed record ModelPace(double Picture, double PictureInBatch, int Batch, double Text)
{
    private const int Rounds = 9;

    /// <summary>Measures it with pictures of 1280 x 720, the working size of a usual camera.</summary>
    public static ModelPace Of(OnnxEmbedder model, TimeProvider clock)
    {
        const int Width = 1280, Height = 720;
        var pixels = new byte[Width * Height * 3];
        new Random(1).NextBytes(pixels);
        var batch = Enumerable.Repeat(new Picture(pixels, Width, Height, Region.Whole), model.LargestBatch).ToArray();
        return new ModelPace(
            Median(clock, _ => model.Embed(batch[..1])),
            Median(clock, _ => model.Embed(batch)) / batch.Length,
            batch.Length,
            Median(clock, round => model.Embed($"gauge needle in zone {round}")));
    }

    private static double Median(TimeProvider clock, Action<int> work)
    {
        var times = new double[Rounds];
        for (var round = -1; round < Rounds; round++)
        {
            var started = clock.GetTimestamp();
            work(round);
            if (round >= 0)
                times[round] = clock.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        return Math.Round(times[Rounds / 2], 3);
    }
}
