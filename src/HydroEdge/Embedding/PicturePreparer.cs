using System.Buffers;

namespace HydroEdge.Embedding;

/// <summary>Pixels to the numbers an image tower reads: <c>[3, height, width]</c>, red plane first.</summary>
internal sealed class PicturePreparer(PictureRecipe recipe)
{
    private readonly Resampler _resampler = new(recipe.Filter);
    private readonly float[] _levels = recipe.Levels();

    /// <summary>Numbers per picture.</summary>
    public int Length => 3 * recipe.Width * recipe.Height;

    public void Prepare(Picture picture, Span<float> tensor)
    {
        var source = PixelView.Of(picture);
        var (width, height) = ResizedTo(source.Width, source.Height);
        var shown = (Width: Math.Min(width, recipe.Width), Height: Math.Min(height, recipe.Height));
        var window = new PixelBox((width - shown.Width) / 2, (height - shown.Height) / 2, shown.Width, shown.Height);

        var pixels = ArrayPool<byte>.Shared.Rent(shown.Width * shown.Height * 3);
        _resampler.Resize(source, width, height, window, pixels);
        if (shown != (recipe.Width, recipe.Height))
            Blacken(tensor);
        for (var y = 0; y < shown.Height; y++)
            Spread(pixels.AsSpan(y * shown.Width * 3, shown.Width * 3), tensor[(Offset(shown, y))..]);
        ArrayPool<byte>.Shared.Return(pixels);
    }

    private void Blacken(Span<float> tensor)
    {
        var plane = recipe.Width * recipe.Height;
        for (var channel = 0; channel < 3; channel++)
            tensor.Slice(channel * plane, plane).Fill(_levels[channel * 256]);
    }

    private int Offset((int Width, int Height) shown, int y) =>
        ((recipe.Height - shown.Height) / 2 + y) * recipe.Width + (recipe.Width - shown.Width) / 2;

    private void Spread(ReadOnlySpan<byte> row, Span<float> tensor)
    {
        var plane = recipe.Width * recipe.Height;
        for (var channel = 0; channel < 3; channel++)
        {
            var levels = _levels.AsSpan(channel * 256, 256);
            var line = tensor.Slice(channel * plane, row.Length / 3);
            for (var x = 0; x < line.Length; x++)
                line[x] = levels[row[x * 3 + channel]];
        }
    }

    // Lengths are cut, not rounded: int(size * long / short), as torchvision and transformers both do.
    private (int Width, int Height) ResizedTo(int width, int height) => recipe.Mode switch
    {
        ResizeMode.Squash => (recipe.Width, recipe.Height),
        ResizeMode.CentreCrop when width <= height => (recipe.ResizeTo, (int)((long)recipe.ResizeTo * height / width)),
        ResizeMode.CentreCrop => ((int)((long)recipe.ResizeTo * width / height), recipe.ResizeTo),
        _ when width >= height => (recipe.ResizeTo, Math.Max(1, (int)Math.Round((double)recipe.ResizeTo * height / width))),
        _ => (Math.Max(1, (int)Math.Round((double)recipe.ResizeTo * width / height)), recipe.ResizeTo),
    };
}
