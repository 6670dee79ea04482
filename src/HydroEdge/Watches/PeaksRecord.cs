namespace HydroEdge.Watches;

/// <summary>A <see cref="TailHistogram"/>; doubles, little-endian.</summary>
internal sealed record PeaksRecord(double Days, byte[] Counts);
