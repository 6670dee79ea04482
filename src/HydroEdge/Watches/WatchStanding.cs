namespace HydroEdge.Watches;

/// <summary>How a watch stands on one camera, for people.</summary>
/// <param name="FramesToGo">Frames it still has to see before it can raise.</param>
/// <param name="Baseline">What its margin normally is here.</param>
/// <param name="Spread">How much its margin normally varies here (standard deviation).</param>
/// <param name="Last">Its latest decision; null before the first frame.</param>
internal sealed record WatchStanding(
    string WatchId, string CameraId, bool IsCalibrated, int FramesToGo, double Baseline, double Spread, Decision? Last);
