namespace HydroEdge.Watches;

/// <summary>A camera shows another view than before: it was moved, or its light was switched.</summary>
/// <param name="View">The number of the view it shows now.</param>
/// <param name="Known">It was seen before, so that nothing has to be learnt anew.</param>
internal readonly record struct ViewChange(string CameraId, DateTimeOffset At, int View, bool Known);
