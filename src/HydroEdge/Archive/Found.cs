using HydroEdge.Cameras;

namespace HydroEdge.Archive;

/// <summary>A kept moment that looks like the query.</summary>
/// <param name="Day">The day that holds it, with <paramref name="FrameId"/> the way to its thumbnail.</param>
/// <param name="FrameId">Row of the frame in that day.</param>
/// <param name="Until">Up to when the camera showed the same.</param>
/// <param name="FrameNumber">The camera's own count at the time.</param>
/// <param name="Cosine">Cosine of query and view, -1..1. Says little by itself: models and queries differ in what they call high.</param>
/// <param name="Deviations">How many standard deviations the cosine lies above the mean of everything that was searched.</param>
/// <param name="Asked">The region the view was made for.</param>
/// <param name="Seen">The part of the picture in which it was found.</param>
/// <param name="Watches">The watches that were active.</param>
/// <param name="Old">Whether an older HydroEdge kept it, see <see cref="OldDayReader"/>.</param>
internal sealed record Found(
    ArchiveDay Day, long FrameId, DateTimeOffset At, DateTimeOffset Until, string CameraId, long FrameNumber, double Cosine, double Deviations,
    Region Asked, Region Seen, IReadOnlyList<string> Watches, bool Old = false)
{
    /// <summary>What the frame is called when it is asked for: day and row.</summary>
    public string Id => $"{Day.Name}/{FrameId}";
}
