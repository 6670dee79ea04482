namespace HydroEdge.Archive;

/// <summary>A row of a day's views with the cosine the query has with it.</summary>
/// <param name="LookId">The look's row in a day of version 1, else the view's.</param>
/// <param name="Old">Whether the day is one of version 1.</param>
internal readonly record struct ScoredView(
    ArchiveDay Day, long FrameId, long LookId, DateTimeOffset At, string CameraId, float Cosine, bool Old = false);
