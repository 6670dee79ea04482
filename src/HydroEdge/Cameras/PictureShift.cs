using System.Numerics.Tensors;

namespace HydroEdge.Cameras;

/// <summary>By how much one edge picture is shifted against another: normalised cross-correlation over all shifts up to eight pixels, a twelfth of the width.</summary>
/// <param name="Likeness">Correlation at the best shift, -1..1.</param>
/// <param name="Unmoved">Correlation without a shift.</param>
internal readonly record struct PictureShift(double Likeness, double Unmoved)
{
    private const int Farthest = 8;

    /// <param name="enough">Correlation without a shift from which on none is looked for.</param>
    public static PictureShift Between(ReadOnlySpan<float> before, ReadOnlySpan<float> now, double enough)
    {
        var unmoved = Correlation(before, now, 0, 0);
        var best = new PictureShift(unmoved, unmoved);
        if (unmoved >= enough)
            return best;
        for (var down = -Farthest; down <= Farthest; down++)
        {
            for (var across = -Farthest; across <= Farthest; across++)
            {
                if (Correlation(before, now, across, down) is var likeness && likeness > best.Likeness)
                    best = new(likeness, unmoved);
            }
        }

        return best;
    }

    // Over the middle of the later picture, which lies inside the earlier one at every shift.
    private static double Correlation(ReadOnlySpan<float> before, ReadOnlySpan<float> now, int across, int down)
    {
        var (width, height) = (SmallPicture.Width, before.Length / SmallPicture.Width);
        var (a, b, aa, bb, ab, count) = (0.0, 0.0, 0.0, 0.0, 0.0, 0);
        for (var row = Farthest; row < height - Farthest; row++)
        {
            var later = now.Slice(row * width + Farthest, width - 2 * Farthest);
            var earlier = before.Slice((row - down) * width + Farthest - across, later.Length);
            a += TensorPrimitives.Sum(later);
            b += TensorPrimitives.Sum(earlier);
            aa += TensorPrimitives.SumOfSquares(later);
            bb += TensorPrimitives.SumOfSquares(earlier);
            ab += TensorPrimitives.Dot(later, earlier);
            count += later.Length;
        }

        var spread = (aa - a * a / count) * (bb - b * b / count);
        return count == 0 || spread <= 0 ? 0 : (ab - a * b / count) / Math.Sqrt(spread);
    }
}
