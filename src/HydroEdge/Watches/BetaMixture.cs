namespace HydroEdge.Watches;

/// <summary>
/// Two beta distributions over values within (0, 1), e.g. the scores of chance and those of what is real: expectation
/// maximisation with moments (Arazo et al., arXiv 1904.11238; the mixture of RCAR). It starts from a split by two means: from
/// the fixed start of the paper ten steps do not arrive. What is known of a value is not estimated.
/// </summary>
internal sealed record BetaMixture(BetaComponent Lower, BetaComponent Upper)
{
    private const int Steps = 10;
    private const int Fewest = 4;
    private const double Edge = 1e-4;
    private const int GridBins = 100;

    /// <summary>Fits both components, the same for any order of the values; null when they are too few or do not fall apart.</summary>
    /// <param name="known">Whether a value belongs to the upper component, where that is known; as long as the values.</param>
    public static BetaMixture? Fit(IReadOnlyList<double> values, IReadOnlyList<bool?> known)
    {
        // Sums depend on the order in the last digit.
        (double Value, bool? Upper)[] sorted =
            [.. values.Zip(known).Where(pair => double.IsFinite(pair.First)).OrderBy(pair => pair.First).ThenBy(pair => pair.Second)];
        double[] x = [.. sorted.Select(pair => Math.Clamp(pair.Value, Edge, 1 - Edge))];
        if (x.Length < Fewest || x[^1] - x[0] < Edge)
            return null;

        var border = BetweenTwoMeans(x);
        var mixture = Of(x, [.. sorted.Zip(x).Select(pair => Share(pair.First.Upper, pair.Second >= border ? 1 : 0))]);
        for (var step = 0; step < Steps && mixture is not null; step++)
            mixture = Of(x, [.. sorted.Zip(x).Select(pair => Share(pair.First.Upper, mixture.Raw(pair.Second)))]);
        return mixture?.Upper.Mean > mixture?.Lower.Mean ? mixture : null;
    }

    /// <summary>
    /// The probability that a value belongs to the upper component. It never falls as the value rises: far out, where
    /// the broader of the two components would win by its tail, it stays where it was.
    /// </summary>
    public double UpperGiven(double value)
    {
        var (from, to) = Rise();
        return Raw(Math.Clamp(value, from, to));
    }

    /// <summary>The value from which on the upper component is the likelier; null when it never is.</summary>
    public double? Level()
    {
        var (from, to) = Rise();
        if (Raw(to) < 0.5)
            return null;
        while (to - from > Edge / 100)
        {
            var middle = (from + to) / 2;
            (from, to) = Raw(middle) < 0.5 ? (middle, to) : (from, middle);
        }

        return to;
    }

    /// <summary>Natural logarithm of the likelihood of the values.</summary>
    public double LogLikelihood(IEnumerable<double> values) => values.Sum(value =>
    {
        var x = Math.Clamp(value, Edge, 1 - Edge);
        var (lower, upper) = (Lower.LogDensity(x), Upper.LogDensity(x));
        var larger = Math.Max(lower, upper);
        return larger + Math.Log(Math.Exp(lower - larger) + Math.Exp(upper - larger));
    });

    private static double Share(bool? known, double estimated) => known is { } upper ? (upper ? 1 : 0) : estimated;

    // A component that has less than one value to itself is none.
    private static BetaMixture? Of(double[] x, double[] toUpper)
    {
        double[] toLower = [.. toUpper.Select(share => 1 - share)];
        return toLower.Sum() < 1 || toUpper.Sum() < 1 ? null : new(BetaComponent.Of(x, toLower), BetaComponent.Of(x, toUpper));
    }

    private static double BetweenTwoMeans(double[] sorted)
    {
        var border = (sorted[0] + sorted[^1]) / 2;
        for (var round = 0; round < Steps; round++)
            border = (sorted.Where(x => x < border).Average() + sorted.Where(x => x >= border).Average()) / 2;
        return border;
    }

    // The odds of two betas have one extreme within (0, 1) at most, so they rise all the way between the two found here.
    private (double From, double To) Rise()
    {
        double[] grid = [.. Enumerable.Range(0, GridBins + 1).Select(bin => Math.Clamp((double)bin / GridBins, Edge, 1 - Edge))];
        var to = grid.MaxBy(Raw);
        var from = grid.Where(x => x <= to).MinBy(Raw);
        return (from, to);
    }

    private double Raw(double x) => 1 / (1 + Math.Exp(Lower.LogDensity(x) - Upper.LogDensity(x)));
}
