namespace HydroEdge.Watches;

/// <summary>A calibrated <see cref="Baseline"/>.</summary>
internal sealed record BaselineRecord(double Centre, double Deviation, double ModelSpread);
