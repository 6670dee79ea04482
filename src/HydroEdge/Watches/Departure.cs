using System.Text.Json.Serialization;

namespace HydroEdge.Watches;

/// <summary>How far what is seen departs from normal, in deviations.</summary>
/// <param name="Margin">Of the margin, which the picture as a whole and its patches make together.</param>
/// <param name="Query">Of the query alone: a person on the bank makes "nobody in view" untrue, and that alone is no person in the water.</param>
/// <param name="Focus">Of how far a few patches stand out; minus infinity where that is not known.</param>
internal readonly record struct Departure(double Margin, double Query, double Focus)
{
    /// <summary>Of the picture as a whole.</summary>
    [JsonIgnore]
    public double Whole => Math.Min(Margin, Query);

    /// <summary>Smoke departs as a whole, a person far away in a few patches: the larger counts.</summary>
    [JsonIgnore]
    public double Deviations => Math.Max(Whole, Focus);

    /// <summary>The same where the parts count for less.</summary>
    public Departure Under(PartWeights weights) => new(Less(Margin, weights.Whole), Less(Query, weights.Whole), Less(Focus, weights.Focus));

    // What lies below the normal is no evidence and stays what it is; of what lies far above it only so much counts as the detector takes.
    private static double Less(double deviations, double weight) =>
        deviations > 0 && weight < 1 ? weight * Math.Min(deviations, Cusum.Clip) : deviations;
}
