namespace HydroEdge.Cli;

/// <summary>Seconds by which something came after what caused it; below 0 where it came first.</summary>
internal sealed record DelayFigures(double Median, double Worst)
{
    /// <summary>Null when there is nothing to measure.</summary>
    public static DelayFigures? Of(IEnumerable<double?> delays)
    {
        double[] sorted = [.. delays.OfType<double>().Order()];
        return sorted.Length == 0 ? null : new DelayFigures(Rounded((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2), Rounded(sorted[^1]));
    }

    // To the millisecond, more than anybody's truth knows.
    private static double Rounded(double seconds) => Math.Round(seconds, 3);
}
