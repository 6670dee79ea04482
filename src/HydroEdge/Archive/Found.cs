using HydroEdge.Cameras;

namespace HydroEdge.Archive;

/// <summary>A kept moment that looks like the query.</summary>
/// <param name="Day">The day that holds it, with <paramref name="FrameId"/> the way to its thumbnail.</param>
/// <param name="FrameId">Row of the frame in that day.</param>
/// <param name="FrameNumber">The camera's own count at the time.</param>
/// <param name="Cosine">Cosine of query and view, -1..1. Says little by itself: models and queries differ in what they call high.</param>
/// <param name="Deviations">How many standard deviations the cosine lies above the mean of everything that was searched.</param>
/// <param name="Asked">The region the view was made for.</param>
/// <param name="Seen">The part of the picture in which it was found.</param>
internal sealed record Found(
    ArchiveDay Day, long FrameId, DateTimeOffset At, string CameraId, long FrameNumber, double Cosine, double Deviations, Region Asked, Region Seen);
