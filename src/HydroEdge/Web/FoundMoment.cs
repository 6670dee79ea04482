using HydroEdge.Archive;
using HydroEdge.Cameras;

namespace HydroEdge.Web;

/// <summary>A moment that was found.</summary>
/// <param name="Id">What the frame is called where it is the query.</param>
/// <param name="Until">Up to when the camera showed the same.</param>
/// <param name="Frame">The camera's own count at the time.</param>
/// <param name="Score">Cosine of query and picture.</param>
/// <param name="Deviations">How many standard deviations the score lies above everything searched.</param>
/// <param name="Region">The part of the picture, as shares of its width and height.</param>
/// <param name="Watches">The watches that were active.</param>
/// <param name="Picture">Where its picture is, a file or an address; null when none was asked for or kept.</param>
internal sealed record FoundMoment(
    string Id, DateTime Time, DateTime Until, string Camera, long Frame, double Score, double Deviations, Region Region, IReadOnlyList<string> Watches,
    string? Picture)
{
    public static FoundMoment Of(Found found, string? picture) => new(
        found.Id, found.At.UtcDateTime, found.Until.UtcDateTime, found.CameraId, found.FrameNumber, Math.Round(found.Cosine, 4),
        Math.Round(found.Deviations, 2), found.Seen, found.Watches, picture);
}
