using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Tests.Embedding;

public sealed class PicturePreparerTests
{
    private static readonly float[] ClipMean = [0.48145466f, 0.4578275f, 0.40821073f];
    private static readonly float[] ClipDeviation = [0.26862954f, 0.26130258f, 0.27577711f];

    [Fact]
    public void A_colour_becomes_its_share_less_the_mean_over_the_deviation_plane_by_plane()
    {
        var tensor = Prepared(Plain(10, 10, _ => (200, 100, 0)), 10, 10, ResizeMode.Squash, ClipMean, ClipDeviation);

        Assert.All(tensor[..16], red => Assert.Equal((200 / 255f - ClipMean[0]) / ClipDeviation[0], red, 5));
        Assert.All(tensor[16..32], green => Assert.Equal((100 / 255f - ClipMean[1]) / ClipDeviation[1], green, 5));
        Assert.All(tensor[32..], blue => Assert.Equal(-ClipMean[2] / ClipDeviation[2], blue, 5));
    }

    [Fact]
    public void A_centre_crop_does_not_see_the_ends_of_a_wide_picture()
    {
        var ends = Plain(96, 32, x => x is < 12 or >= 84 ? (255, 255, 255) : (0, 0, 0));

        Assert.All(Prepared(ends, 96, 32, ResizeMode.CentreCrop), value => Assert.Equal(0, value));
        Assert.Contains(Prepared(ends, 96, 32, ResizeMode.Squash), value => value > 0.3);
    }

    [Fact]
    public void The_whole_of_a_wide_picture_is_shown_between_black_bars_when_the_long_side_counts()
    {
        var tensor = Prepared(Plain(64, 32, _ => (255, 255, 255)), 64, 32, ResizeMode.Longest);

        float[] column = [tensor[0], tensor[4], tensor[8], tensor[12]];
        Assert.Equal([0, 1, 1, 0], column);
    }

    [Fact]
    public void Only_the_crop_of_a_picture_is_seen()
    {
        var half = new Picture(Plain(40, 40, x => x < 20 ? (255, 0, 0) : (0, 0, 255)), 40, 40, new Region(0.5, 0, 0.5, 1));

        var tensor = Prepared(half, ResizeMode.Squash, [0, 0, 0], [1, 1, 1]);

        Assert.All(tensor[..16], red => Assert.Equal(0, red));
        Assert.All(tensor[32..], blue => Assert.Equal(1, blue));
    }

    private static float[] Prepared(byte[] rgb, int width, int height, ResizeMode mode, float[]? mean = null, float[]? deviation = null) =>
        Prepared(new Picture(rgb, width, height, Region.Whole), mode, mean ?? [0, 0, 0], deviation ?? [1, 1, 1]);

    private static float[] Prepared(Picture picture, ResizeMode mode, float[] mean, float[] deviation)
    {
        var preparer = new PicturePreparer(new PictureRecipe(4, 4, mode, 4, ResampleFilter.Bicubic, 1f / 255, mean, deviation));
        var tensor = new float[preparer.Length];
        preparer.Prepare(picture, tensor);
        return tensor;
    }

    private static byte[] Plain(int width, int height, Func<int, (int R, int G, int B)> colour) =>
    [
        .. Enumerable.Range(0, width * height).Select(i => colour(i % width)).SelectMany(pixel => new[] { (byte)pixel.R, (byte)pixel.G, (byte)pixel.B }),
    ];
}
