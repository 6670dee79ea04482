namespace HydroEdge.Watches;

/// <summary>How far what is seen departs from normal, in deviations.</summary>
/// <param name="Margin">Of the margin, which the picture as a whole and its patches make together.</param>
/// <param name="Query">Of the query alone: a person on the bank makes "nobody in view" untrue, and that alone is no person in the water.</param>
/// <param name="Focus">Of how far a few patches stand out; minus infinity where that is not known.</param>
internal readonly record struct Departure(double Margin, double Query, double Focus)
{
    /// <summary>Smoke departs as a whole, a person far away in a few patches: the larger counts.</summary>
    public double Deviations => Math.Max(Math.Min(Margin, Query), Focus);
}
