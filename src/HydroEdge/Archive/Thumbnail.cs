using HydroEdge.Cameras;

namespace HydroEdge.Archive;

/// <summary>The small picture kept of a frame: at most 320 pixels either way and 32 KiB, so that a day's size can be foretold.</summary>
internal static class Thumbnail
{
    public const int LongestSide = 320;
    public const int MostBytes = 32 * 1024;

    // A noisy night picture takes more bytes; it loses quality before it loses its thumbnail.
    private static readonly int[] Qualities = [70, 45, 20];

    /// <returns>Null when even the lowest quality is too large.</returns>
    public static byte[]? Of(Frame frame, JpegEncoder jpeg)
    {
        var shrink = Math.Min(1, (double)LongestSide / Math.Max(frame.Width, frame.Height));
        var (width, height) = (Math.Max(1, (int)(frame.Width * shrink)), Math.Max(1, (int)(frame.Height * shrink)));
        var pixels = width == frame.Width ? frame.Pixels.Span : Shrink(frame, width, height);
        foreach (var quality in Qualities)
        {
            var encoded = jpeg.Encode(pixels, width, height, quality, fullColour: false);
            if (encoded.Length <= MostBytes)
                return encoded;
        }

        return null;
    }

    /// <summary>Each new pixel is the mean of those it covers.</summary>
    private static byte[] Shrink(Frame frame, int width, int height)
    {
        var source = frame.Pixels.Span;
        var small = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            var (top, bottom) = (y * frame.Height / height, (y + 1) * frame.Height / height);
            for (var x = 0; x < width; x++)
            {
                var (left, right) = (x * frame.Width / width, (x + 1) * frame.Width / width);
                var (red, green, blue) = (0, 0, 0);
                for (var row = top; row < bottom; row++)
                {
                    foreach (var pixel in System.Runtime.InteropServices.MemoryMarshal.Cast<byte, Rgb>(
                        source.Slice((row * frame.Width + left) * 3, (right - left) * 3)))
                        (red, green, blue) = (red + pixel.R, green + pixel.G, blue + pixel.B);
                }

                var count = (bottom - top) * (right - left);
                var target = (y * width + x) * 3;
                (small[target], small[target + 1], small[target + 2]) = ((byte)(red / count), (byte)(green / count), (byte)(blue / count));
            }
        }

        return small;
    }

    private readonly record struct Rgb(byte R, byte G, byte B);
}
