namespace HydroEdge.Cli;

/// <summary>How many of the planted events were found.</summary>
internal readonly record struct Recall(int Found, int Planted)
{
    /// <summary>0..1; null when nothing was planted.</summary>
    public double? Share => Planted > 0 ? (double)Found / Planted : null;

    public static Recall Of(IEnumerable<MatchedEvent> events)
    {
        var (found, planted) = (0, 0);
        foreach (var one in events)
            (found, planted) = (found + (one.IsFound ? 1 : 0), planted + 1);
        return new Recall(found, planted);
    }
}
