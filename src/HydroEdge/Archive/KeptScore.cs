namespace HydroEdge.Archive;

/// <summary>What a watch made of a frame that is kept.</summary>
/// <param name="Score">0..1.</param>
/// <param name="Margin">Cosine of its query minus the best contrast.</param>
/// <param name="Deviations">How many spreads the margin lay above its baseline.</param>
internal readonly record struct KeptScore(string WatchId, bool Active, double Score, double Margin, double Deviations);
