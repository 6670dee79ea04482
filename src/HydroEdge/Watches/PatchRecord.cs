namespace HydroEdge.Watches;

/// <summary>A <see cref="PatchBaseline"/>; floats, little-endian.</summary>
internal sealed record PatchRecord(byte[] Centres, byte[] Deviations, int Frames);
