namespace HydroEdge.Archive;

/// <summary>A row of a day's views with the cosine the query has with it.</summary>
internal readonly record struct ScoredView(
    ArchiveDay Day, long FrameId, long LookId, DateTimeOffset At, string CameraId, float Cosine);
