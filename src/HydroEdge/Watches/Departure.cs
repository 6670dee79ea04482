using System.Text.Json.Serialization;

namespace HydroEdge.Watches;

/// <summary>How far what is seen departs from normal, in deviations.</summary>
/// <param name="Margin">Of the margin.</param>
/// <param name="Query">Of the query alone: a person on the bank makes "nobody in view" untrue, and that alone is no person in the water.</param>
/// <param name="Focus">Of how far a few patches stand out. Minus infinity where that is not known.</param>
internal readonly record struct Departure(double Margin, double Query, double Focus)
{
    /// <summary>What counts as evidence: both have to depart.</summary>
    [JsonIgnore]
    public double Deviations => Math.Min(Margin, Query);

    /// <summary>
    /// Whether anything is going on that may not become normal, and is worth a closer look: smoke departs as a whole, a person far away in a few patches. What only
    /// patches tell is no evidence.
    /// </summary>
    [JsonIgnore]
    public double Farthest => Math.Max(Deviations, Focus);

    /// <summary>The same where the parts count for less.</summary>
    public Departure Under(PartWeights weights) => this with { Margin = Less(Margin, weights.Margin), Query = Less(Query, weights.Query) };

    // What lies below the normal is no evidence and stays what it is; of what lies far above it only so much counts as the detector takes.
    private static double Less(double deviations, double weight) =>
        deviations > 0 && weight < 1 ? weight * Math.Min(deviations, Cusum.Clip) : deviations;
}
