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
        var later = new Strips(stackalloc float[now.Length / SmallPicture.Width], stackalloc float[now.Length / SmallPicture.Width]);
        var earlier = new Strips(stackalloc float[later.Rows], stackalloc float[later.Rows]);
        later.Take(now, 0);
        earlier.Take(before, 0);
        var unmoved = Correlation(before, earlier, now, later, 0, 0);
        var best = new PictureShift(unmoved, unmoved);
        for (var across = -Farthest; across <= Farthest && unmoved < enough; across++)
        {
            earlier.Take(before, across);
            for (var down = -Farthest; down <= Farthest; down++)
            {
                if (Correlation(before, earlier, now, later, across, down) is var likeness && likeness > best.Likeness)
                    best = new(likeness, unmoved);
            }
        }

        return best;
    }

    // Over the middle of the later picture, which lies inside the earlier one at every shift.
    private static double Correlation(ReadOnlySpan<float> before, in Strips earlier, ReadOnlySpan<float> now, in Strips later, int across, int down)
    {
        var rows = earlier.Rows - 2 * Farthest;
        if (rows <= 0)
            return 0;
        var count = rows * Strips.Width;
        var (a, aa) = later.Sums(Farthest, rows);
        var (b, bb) = earlier.Sums(Farthest - down, rows);
        var ab = 0.0;
        for (var row = Farthest; row < Farthest + rows; row++)
            ab += TensorPrimitives.Dot(Strips.Row(now, row, 0), Strips.Row(before, row - down, across));

        var spread = (aa - a * a / count) * (bb - b * b / count);
        return spread <= 0 ? 0 : (ab - a * b / count) / Math.Sqrt(spread);
    }

    // The middle of each row of a picture that is shifted sideways: the sums of its numbers and of their squares, which serve every shift up and down.
    private readonly ref struct Strips(Span<float> sums, Span<float> squares)
    {
        public const int Width = SmallPicture.Width - 2 * Farthest;

        private readonly Span<float> _sums = sums;
        private readonly Span<float> _squares = squares;

        public int Rows => _sums.Length;

        public void Take(ReadOnlySpan<float> picture, int across)
        {
            for (var row = 0; row < Rows; row++)
            {
                var middle = Row(picture, row, across);
                (_sums[row], _squares[row]) = (TensorPrimitives.Sum(middle), TensorPrimitives.SumOfSquares(middle));
            }
        }

        public static ReadOnlySpan<float> Row(ReadOnlySpan<float> picture, int row, int across) =>
            picture.Slice(row * SmallPicture.Width + Farthest - across, Width);

        public (double Sum, double Squares) Sums(int from, int rows) =>
            (TensorPrimitives.Sum<float>(_sums.Slice(from, rows)), TensorPrimitives.Sum<float>(_squares.Slice(from, rows)));
    }
}
