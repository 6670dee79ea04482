namespace HydroEdge.Benchmarks.Figures;

/// <summary>The exact 95 % confidence interval of a share (Clopper and Pearson, Biometrika 26, 1934).</summary>
internal readonly record struct ShareInterval(double Low, double High)
{
    private const double Tail = 0.025;
    private const int Halvings = 60;

    public static ShareInterval Of(int hits, int of) => new(
        hits == 0 ? 0 : 1 - ShareWith(of - hits, of),
        hits == of ? 1 : ShareWith(hits, of));

    // The share at which at most so many hits have the probability of the tail, which falls as the share grows.
    private static double ShareWith(int most, int of)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = AtMost(most, of, middle) > Tail ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    // In logarithms, because (1 - share)^of alone may be less than a double holds.
    private static double AtMost(int most, int of, double share)
    {
        var (sum, term) = (0.0, of * Math.Log(1 - share));
        for (var hits = 0; hits <= most; hits++)
        {
            sum += Math.Exp(term);
            term += Math.Log((double)(of - hits) / (hits + 1)) + Math.Log(share / (1 - share));
        }

        return sum;
    }
}
