namespace HydroEdge.Embedding;

/// <summary>A rectangle of packed RGB inside a larger one.</summary>
/// <param name="bytes">From the rectangle's first pixel to its last.</param>
/// <param name="stride">Bytes from one row to the next.</param>
internal readonly ref struct PixelView(ReadOnlySpan<byte> bytes, int width, int height, int stride)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Width { get; } = width;

    public int Height { get; } = height;

    /// <summary>The part of a picture that is to be embedded, at least one pixel, never outside the frame.</summary>
    public static PixelView Of(Picture picture)
    {
        var crop = PixelBox.Of(picture.Crop, picture.Width, picture.Height);
        var stride = picture.Width * 3;
        var start = crop.Top * stride + crop.Left * 3;
        return new PixelView(picture.Rgb.Span[start..(start + (crop.Height - 1) * stride + crop.Width * 3)], crop.Width, crop.Height, stride);
    }

    public ReadOnlySpan<byte> Row(int y) => _bytes.Slice(y * stride, Width * 3);
}
