using HydroEdge.Archive;

namespace HydroEdge.Tests.Archive;

public sealed class JpegDecoderTests : IDisposable
{
    private readonly JpegEncoder _encoder = new();
    private readonly JpegDecoder _decoder = new();

    [Fact]
    public void A_picture_that_was_encoded_comes_back_nearly_as_it_was()
    {
        var rgb = new byte[64 * 32 * 3];
        for (var i = 0; i < rgb.Length; i += 3)
            (rgb[i], rgb[i + 1], rgb[i + 2]) = (200, 90, (byte)(i / 3 % 64 * 2));

        var decoded = _decoder.Decode(_encoder.Encode(rgb, 64, 32, 90, fullColour: true))!.Value;

        Assert.Equal((64, 32), (decoded.Width, decoded.Height));
        Assert.True(rgb.Zip(decoded.Rgb).Average(pair => Math.Abs(pair.First - pair.Second)) < 3);
    }

    [Fact]
    public void What_is_no_picture_or_a_broken_or_a_huge_one_is_none()
    {
        var sound = _encoder.Encode(new byte[64 * 32 * 3], 64, 32, 90, fullColour: false);

        Assert.Null(_decoder.Decode([]));
        Assert.Null(_decoder.Decode([1, 2, 3, 4]));
        Assert.Null(_decoder.Decode(sound.AsSpan(0, 100)));
        Assert.Null(_decoder.Decode(_encoder.Encode(new byte[400 * 32 * 3], 400, 32, 90, fullColour: false)));
    }

    public void Dispose()
    {
        _encoder.Dispose();
        _decoder.Dispose();
    }
}
