namespace HydroEdge.Watches;

/// <summary>A beta distribution with its share of a mixture.</summary>
internal readonly record struct BetaComponent(double Share, double Alpha, double Beta)
{
    private const double SmallestVariance = 1e-6;
    private const double SmallestParameter = 1e-3;

    // Lanczos' approximation of the gamma function, g = 7, nine terms: right to 15 digits.
    private const double LanczosG = 7;

    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    public double Mean => Alpha / (Alpha + Beta);

    /// <summary>From the moments of weighted values within (0, 1); the weights must not all be 0.</summary>
    public static BetaComponent Of(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var (total, mean, variance) = (0.0, 0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
            (total, mean) = (total + weights[i], mean + weights[i] * values[i]);
        mean /= total;
        for (var i = 0; i < values.Length; i++)
            variance += weights[i] * (values[i] - mean) * (values[i] - mean) / total;

        var size = mean * (1 - mean) / Math.Max(variance, SmallestVariance) - 1;
        return new(
            total / values.Length, Math.Max(mean * size, SmallestParameter), Math.Max((1 - mean) * size, SmallestParameter));
    }

    /// <summary>Logarithm of share times density, for 0 &lt; x &lt; 1.</summary>
    public double LogDensity(double x) =>
        Math.Log(Share) + (Alpha - 1) * Math.Log(x) + (Beta - 1) * Math.Log(1 - x)
        + LogGamma(Alpha + Beta) - LogGamma(Alpha) - LogGamma(Beta);

    // ln gamma(x) for x > 0, as ln gamma(x + 1) - ln x so that small ones are right too.
    private static double LogGamma(double x)
    {
        var sum = Lanczos[0];
        for (var i = 1; i < Lanczos.Length; i++)
            sum += Lanczos[i] / (x + i);
        var t = x + LanczosG + 0.5;
        return 0.5 * Math.Log(2 * Math.PI) + (x + 0.5) * Math.Log(t) - t + Math.Log(sum) - Math.Log(x);
    }
}
