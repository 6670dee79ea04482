using System.Numerics.Tensors;

namespace HydroEdge.Cameras;

/// <summary>Where the edges of a small picture are, whatever the light: how steep each pixel is, as a multiple of what pixels are on average.</summary>
internal static class EdgePicture
{
    // A time stamp or a lamp has edges many times as steep as all else, and would speak for the whole picture.
    private const float Steepest = 4;
    private const float Flat = 0.5f;

    /// <param name="edges">[height x SmallPicture.Width]; receives the edges.</param>
    public static void Of(SmallPicture picture, Span<float> edges)
    {
        var (luma, width) = (picture.Luma, SmallPicture.Width);
        edges.Clear();
        for (var row = 1; row < picture.Height - 1; row++)
        {
            for (var column = 1; column < width - 1; column++)
            {
                var at = row * width + column;
                edges[at] = MathF.Sqrt(Square(luma[at + 1] - luma[at - 1]) + Square(luma[at + width] - luma[at - width]));
            }
        }

        TensorPrimitives.Divide(edges, TensorPrimitives.Sum<float>(edges) / edges.Length + Flat, edges);
        TensorPrimitives.Min(edges, Steepest, edges);
    }

    private static float Square(float x) => x * x;
}
