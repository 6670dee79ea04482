namespace HydroEdge.Cli;

/// <summary>Seconds by which something came after what caused it; below 0 where it came first.</summary>
internal sealed record DelayFigures(double Median, double Worst)
{
    /// <summary>Null when there is nothing to measure.</summary>
    public static DelayFigures? Of(IEnumerable<double?> delays)
    {
        double[] sorted = [.. delays.OfType<double>().Order()];
        return sorted.Length == 0 ? null : new DelayFigures((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[^1]);
    }
}
