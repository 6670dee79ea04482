using System.Text;
using HydroEdge.Cameras;

namespace HydroEdge.Tests.Cameras;

public sealed class PpmReaderTests
{
    [Fact(Timeout = 10_000)]
    public async Task Pictures_of_different_sizes_come_out_one_after_the_other()
    {
        var reader = Reading("P6\n2 1\n255\nabcdefP6\n1 2\n255\nghijkl");

        Assert.Equal((2, 1), await reader.NextAsync(default));
        Assert.Equal("abcdef", await PixelsAsync(reader, 6));
        Assert.Equal((1, 2), await reader.NextAsync(default));
        Assert.Equal("ghijkl", await PixelsAsync(reader, 6));
        Assert.Null(await reader.NextAsync(default));
    }

    [Theory(Timeout = 10_000)]
    [InlineData("P5\n2 1\n255\n")]
    [InlineData("P6\n2 1\n65535\n")]
    [InlineData("P6\n0 1\n255\n")]
    [InlineData("P6\n-2 1\n255\n")]
    [InlineData("P6\n2 1 3\n255\n")]
    [InlineData("P6\n99999999999 1\n255\n")]
    [InlineData("P6\n65 1\n255\n")]
    [InlineData("P6\n2 129\n255\n")]
    [InlineData("P6\n# a comment that goes on and on for ever")]
    [InlineData("P6\n2 1")]
    public async Task A_header_that_no_camera_of_ours_can_have_is_refused(string header) =>
        await Assert.ThrowsAsync<InvalidDataException>(async () => await Reading(header).NextAsync(default));

    [Fact(Timeout = 10_000)]
    public async Task A_picture_cut_short_is_refused()
    {
        var reader = Reading("P6\n2 1\n255\nabc");
        await reader.NextAsync(default);

        await Assert.ThrowsAsync<InvalidDataException>(() => PixelsAsync(reader, 6));
    }

    private static PpmReader Reading(string text) => new(new MemoryStream(Encoding.ASCII.GetBytes(text)), widest: 64);

    private static async Task<string> PixelsAsync(PpmReader reader, int length)
    {
        var pixels = new byte[length];
        await reader.ReadPixelsAsync(pixels, default);
        return Encoding.ASCII.GetString(pixels);
    }
}
