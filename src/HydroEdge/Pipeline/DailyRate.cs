namespace HydroEdge.Pipeline;

/// <summary>How often something happens a day, as counted, with the exact 95 % interval of a Poisson count (Garwood, Biometrika 28, 1936).</summary>
/// <param name="Low">2.5 % of all counts would be this high or higher if this were the true rate.</param>
/// <param name="High">2.5 % of all counts would be this low or lower if this were the true rate.</param>
internal sealed record DailyRate(int Count, double Days, double Low, double High)
{
    private const double Tail = 0.025;

    public double PerDay => Count / Days;

    /// <param name="days">Above 0.</param>
    public static DailyRate Of(int count, double days) => new(
        count,
        days,
        count == 0 ? 0 : Mean(count - 1, 1 - Tail) / days,
        Mean(count, Tail) / days);

    // The mean at which a count of at most 'most' has this probability, which falls as the mean grows.
    private static double Mean(int most, double probability)
    {
        var (low, high) = (0.0, most + 10 + 10 * Math.Sqrt(most + 1));
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = AtMost(most, middle) > probability ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    // In logarithms, because e^-mean alone leaves what a double holds at a mean of 745.
    private static double AtMost(int most, double mean)
    {
        var (sum, term) = (0.0, -mean);
        for (var i = 0; i <= most; i++)
        {
            sum += Math.Exp(term);
            term += Math.Log(mean / (i + 1));
        }

        return sum;
    }
}
