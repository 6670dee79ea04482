namespace HydroEdge.Cameras;

/// <summary>A camera as the status page and the bus show it.</summary>
/// <param name="Decoder">The decoder in use, e.g. <c>cuda</c> or <c>software</c>; null before the first picture.</param>
/// <param name="Fps">Pictures per second over the last half minute.</param>
internal sealed record CameraState(
    CameraCondition Condition, string? Decoder, double Fps, DateTimeOffset? LastFrame, long Frames, long Dropped, long Restarts);
