using System.Numerics.Tensors;
using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Tests.Archive;

/// <summary>A past that looks to a model just as texts do, but for a trifle of noise.</summary>
internal static class RememberedPast
{
    /// <summary>Keeps a frame of the camera <c>gate</c> a second.</summary>
    public static void Remember(this ArchiveFixture house, IEmbedder model, params (string Text, int Seconds)[] parts) => house.Remember(model, [Region.Whole], parts);

    /// <param name="looks">The regions that watches ask for.</param>
    public static void Remember(this ArchiveFixture house, IEmbedder model, IReadOnlyList<Region> looks, params (string Text, int Seconds)[] parts)
    {
        using var archive = house.Open(model.Model.Fingerprint);
        var random = new Random(1);
        foreach (var (text, second) in parts.SelectMany(part => Enumerable.Repeat(part.Text, part.Seconds)).Select((text, second) => (text, second)))
        {
            using var frame = new Frame("gate", second + 1, house.Clock.GetUtcNow(), 64, 32);
            frame.Pixels.Span.Fill(90);
            archive.Append(new EmbeddedFrame("gate", second + 1, frame.CapturedAt, [.. looks.Select(look => new EmbeddedView(look, look, Seen(model.Embed(text), random)))]), frame);
            house.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private static ImageEmbedding Seen(float[] vector, Random random)
    {
        float[] patches = [.. Enumerable.Range(0, 4).SelectMany(_ => Noisy(vector, random))];
        return new ImageEmbedding(Noisy(vector, random), patches, 2, 2);
    }

    private static float[] Noisy(float[] vector, Random random)
    {
        float[] noisy = [.. vector.Select(value => value + 0.02f * (random.NextSingle() - 0.5f))];
        TensorPrimitives.Divide(noisy, TensorPrimitives.Norm<float>(noisy), noisy);
        return noisy;
    }
}
