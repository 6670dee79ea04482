namespace HydroEdge.Cameras;

/// <summary>How sharp the edges of a frame are: the steepest step of each strong edge as a share of its whole height, 0.25..1. Blur flattens them; light, noise and fog do not.</summary>
internal static class Sharpness
{
    private const int Reach = 4;
    private const int Strong = 24;
    private const int RowsApart = 4;
    private const double FewestEdges = 0.001;

    /// <summary>The mean over the strong edges along every fourth row; NaN where there are too few of them.</summary>
    public static double Of(Frame frame)
    {
        var pixels = frame.Pixels.Span;
        var (sum, edges, looked) = (0.0, 0, 0);
        for (var row = 0; row < frame.Height; row += RowsApart)
        {
            var line = pixels.Slice(row * frame.Width * 3, frame.Width * 3);
            for (var column = Reach; column < frame.Width; column += Reach)
            {
                looked++;
                var height = Math.Abs(Green(line, column) - Green(line, column - Reach));
                if (height < Strong)
                    continue;
                edges++;
                sum += (double)Steepest(line, column) / height;
            }
        }

        return edges < FewestEdges * looked || edges == 0 ? double.NaN : Math.Min(1, sum / edges);
    }

    private static int Steepest(ReadOnlySpan<byte> line, int column)
    {
        var steepest = 0;
        for (var at = column - Reach + 1; at <= column; at++)
            steepest = Math.Max(steepest, Math.Abs(Green(line, at) - Green(line, at - 1)));
        return steepest;
    }

    // Most of what the eye calls light.
    private static int Green(ReadOnlySpan<byte> line, int column) => line[column * 3 + 1];
}
