using HydroEdge.Cameras;

namespace HydroEdge.Embedding;

/// <summary>A rectangle in whole pixels of a picture.</summary>
internal readonly record struct PixelBox(int Left, int Top, int Width, int Height)
{
    /// <summary>The pixels a region covers: rounded, at least one, never outside the picture.</summary>
    public static PixelBox Of(Region region, int width, int height)
    {
        var (left, right) = Edges(region.X, region.W, width);
        var (top, bottom) = Edges(region.Y, region.H, height);
        return new PixelBox(left, top, right - left, bottom - top);
    }

    public Region In(int width, int height) =>
        new((double)Left / width, (double)Top / height, (double)Width / width, (double)Height / height);

    private static (int From, int To) Edges(double start, double length, int size)
    {
        var from = Math.Clamp((int)Math.Round(start * size), 0, size - 1);
        return (from, Math.Clamp((int)Math.Round((start + length) * size), from + 1, size));
    }
}
