namespace HydroEdge.Watches;

/// <summary>
/// What the past occurrences of a watch on a camera say about its setting: their peaks fall into two groups, and a level
/// between the two would have kept the upper one. Only a proposal: two groups need not be false and real.
/// </summary>
/// <param name="Real">Occurrences that look real or were confirmed.</param>
/// <param name="Level">The peak, in spreads, from which on an occurrence is more likely real. No confirmed one lies below.</param>
/// <param name="FalsePerDay">False occurrences a day as it was.</param>
/// <param name="Budget">False occurrences a day at that level.</param>
internal sealed record BudgetProposal(int Occurrences, int Real, double Level, double FalsePerDay, double Budget)
{
    public const int FewestOccurrences = 10;

    // Peaks are squeezed into (0, 1) as z / (z + 6), so that a single huge one does not stretch the scale; evidence
    // is clipped at six spreads too.
    private const double Half = 6;

    // The middle nine tenths of them are then stretched to 0.1..0.9: at the very edges a single beta fits two heaps as well as two do.
    private const double Trim = 0.05;
    private const double Margin = 0.1;
    private const double Outermost = 0.01;
    private const double SmallestBudget = 0.001;
    private const double LargestBudget = 100;

    /// <summary>Null when there are too few occurrences or they do not fall into two groups.</summary>
    /// <param name="days">The time over which they were collected.</param>
    public static BudgetProposal? From(IReadOnlyList<PastPeak> past, double days)
    {
        if (past.Count < FewestOccurrences)
            return null;
        double[] squeezed = [.. past.Select(peak => Math.Max(0, peak.Deviations) / (Math.Max(0, peak.Deviations) + Half))];
        double[] sorted = [.. squeezed.Order()];
        var (low, high) = (Quantile(sorted, Trim), Quantile(sorted, 1 - Trim));
        if (high <= low)
            return null;

        var scale = (high - low) / (1 - 2 * Margin);
        double[] values = [.. squeezed.Select(value => Math.Clamp(Margin + (value - low) / scale, Outermost, 1 - Outermost))];
        bool?[] known = [.. past.Select(peak => peak.Real)];
        if (BetaMixture.Fit(values, known) is not { } mixture || mixture.Level() is not { } level || !AreTwoGroups(mixture, values, known))
            return null;

        var border = Deviations(low + (level - Margin) * scale);
        border = past.Where(peak => peak.Real == true).Select(peak => peak.Deviations).Append(border).Min();
        double[] real = [.. values.Zip(known).Select(pair => pair.Second is { } said ? (said ? 1 : 0) : mixture.UpperGiven(pair.First))];
        var kept = past.Zip(real).Where(pair => pair.First.Deviations >= border).Sum(pair => 1 - pair.Second);

        // None seen in so many days is as likely as not at ln 2 in that time.
        var budget = Math.Max(kept, Math.Log(2)) / days;
        return new(
            past.Count, real.Count(share => share >= 0.5), border, real.Sum(share => 1 - share) / days,
            Math.Clamp(budget, SmallestBudget, LargestBudget));
    }

    // One group always splits in two a little better than it stays one: the gain has to be worth three more parameters by
    // Schwarz' criterion and two for the choice of the split, unless people have said that there are both. In simulation, of single
    // groups of 14 or 40 (normal, uniform, exponential, log-normal) at most one in fourteen passed for two.
    private static bool AreTwoGroups(BetaMixture mixture, double[] values, bool?[] known)
    {
        if (known.Contains(true) && known.Contains(false))
            return true;
        double[] all = [.. Enumerable.Repeat(0.5, values.Length)];
        var one = BetaComponent.Of(values, all);
        var gain = mixture.LogLikelihood(values) - new BetaMixture(one, one).LogLikelihood(values);
        return 2 * gain > 5 * Math.Log(values.Length);
    }

    private static double Deviations(double squeezed) => Half * Math.Max(0, squeezed) / (1 - squeezed);

    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
    }
}
