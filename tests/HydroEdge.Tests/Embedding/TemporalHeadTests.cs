using System.Text.Json;
using HydroEdge.Embedding;

namespace HydroEdge.Tests.Embedding;

public sealed class TemporalHeadTests : IDisposable
{
    private static readonly JsonElement Expected = Golden.Json("hydroclip-s.json");

    private readonly TemporalHead _head = TemporalHead.Open(new ModelOptions())!;

    public void Dispose() => _head.Dispose();

    [Fact]
    public void A_clip_becomes_what_the_training_side_makes_of_it()
    {
        var clip = _head.Clips([Frames()])[0];

        Assert.Equal(12, _head.MostFrames);
        Assert.InRange(Cosine(Vector(Expected.GetProperty("clip")), clip), 0.99999, 1.00001);
    }

    [Fact]
    public void A_text_is_taken_to_where_the_training_side_takes_it()
    {
        var expected = Expected.GetProperty("clip");
        var text = Expected.GetProperty("texts").EnumerateArray().Last(one => one.GetProperty("text").GetString() == expected.GetProperty("text").GetString());

        Assert.InRange(Cosine(Numbers(expected.GetProperty("action")), _head.Text(Vector(text))), 0.99999, 1.00001);
    }

    [Fact]
    public void Clips_are_seen_alike_alone_and_together_and_backwards_is_another_clip()
    {
        var frames = Frames();
        var together = _head.Clips([frames, [.. frames.Reverse()]]);

        Assert.InRange(Cosine(_head.Clips([frames])[0], together[0]), 0.99999, 1.00001);
        Assert.InRange(Cosine(together[0], together[1]), -1, 0.9999);
        Assert.Empty(_head.Clips([]));
    }

    [Fact]
    public void Clips_of_different_length_or_too_long_are_refused()
    {
        var frames = Frames();

        Assert.Throws<ArgumentException>(() => _head.Clips([frames, frames[..2]]));
        Assert.Throws<ArgumentException>(() => _head.Clips([[.. Enumerable.Repeat(frames[0], 13)]]));
    }

    private static float[][] Frames() => [.. Expected.GetProperty("pictures").EnumerateArray().Select(Vector)];

    private static float[] Vector(JsonElement one) => Numbers(one.GetProperty("vector"));

    private static float[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetSingle())];

    private static double Cosine(float[] one, float[] other) =>
        one.Zip(other, (a, b) => (double)a * b).Sum() / Math.Sqrt(one.Sum(x => (double)x * x) * other.Sum(x => (double)x * x));
}
