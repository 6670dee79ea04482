namespace HydroEdge.Watches;

/// <summary>How far a past occurrence stood out at most (in spreads), and whether it was real, where somebody said so.</summary>
internal readonly record struct PastPeak(double Deviations, bool? Real);
