namespace HydroEdge.Watches;

/// <summary>
/// How much the two parts of a departure count for a watch on a camera, from what people said of its alarms: what has misled there counts for
/// less. Nothing counts for more than as shipped, because the limit of a watch is set to the camera's own scores.
/// </summary>
/// <param name="Margin">Of the query against its contrasts, see <see cref="Departure.Margin"/>.</param>
/// <param name="Query">Of the query alone, see <see cref="Departure.Query"/>.</param>
internal sealed record PartWeights(double Margin, double Query)
{
    public static readonly PartWeights Shipped = new(1, 1);

    // Half of a large departure still is one: a rejection is to make a watch slower, never blind.
    private const double Least = 0.5;

    // One for a clear departure, so that the shipped weights of one and their prior mean something.
    private const double DeviationsOfOne = 6;
    private const double MostAgainst = -6;
    private const double MostFor = 12;

    /// <summary>As shipped while too little was judged, see <see cref="SiteWeights"/>.</summary>
    public static PartWeights LearntFrom(IReadOnlyList<Exemplar> judged)
    {
        Exemplar[] known = [.. judged.Where(exemplar => exemplar.Departed is not null)];
        var fitted = SiteWeights.Fit(
            [.. known.Select(exemplar => (double[])[Feature(exemplar.Departed!.Value.Margin), Feature(exemplar.Departed!.Value.Query)])],
            [.. known.Select(exemplar => exemplar.Real)], [Shipped.Margin, Shipped.Query]);
        return fitted is [var margin, var query] ? new(Math.Clamp(margin, Least, 1), Math.Clamp(query, Least, 1)) : Shipped;
    }

    private static double Feature(double deviations) => Math.Clamp(deviations, MostAgainst, MostFor) / DeviationsOfOne;
}
