namespace HydroEdge.Benchmarks.Archive;

/// <summary>What another search made of a round of queries.</summary>
/// <param name="Ms">Median of a query, in milliseconds.</param>
/// <param name="Recall">Of the exact first ten.</param>
internal sealed record RivalResult(double Ms, double Recall);
