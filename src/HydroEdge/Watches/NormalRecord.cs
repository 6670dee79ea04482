namespace HydroEdge.Watches;

/// <summary>What is normal for a watch in one view of its camera.</summary>
/// <param name="Places">By the looks at the watched part of the picture.</param>
internal sealed record NormalRecord(int View, IReadOnlyList<PlaceRecord> Places);
