using System.Text.Json.Serialization;
using HydroEdge.Archive;
using HydroEdge.Cameras;

namespace HydroEdge.Cli;

/// <summary>A moment that was found, as the verb prints it.</summary>
/// <param name="Id">What the frame is called in <c>search --frame</c>.</param>
/// <param name="Until">Up to when the camera showed the same.</param>
/// <param name="Frame">The camera's own count at the time.</param>
/// <param name="Score">Cosine of query and picture.</param>
/// <param name="Deviations">How many standard deviations the score lies above everything searched.</param>
/// <param name="Region">The part of the picture, as shares of its width and height.</param>
/// <param name="Watches">The watches that were active.</param>
/// <param name="Picture">The file it was saved as; null when none was asked for or kept.</param>
internal sealed record FoundMoment(
    string Id, DateTime Time, DateTime Until, string Camera, long Frame, double Score, double Deviations, Region Region, IReadOnlyList<string> Watches,
    string? Picture)
{
    [JsonIgnore]
    public Found? Source { get; private init; }

    public static FoundMoment Of(Found found) =>
        new(found.Id, found.At.UtcDateTime, found.Until.UtcDateTime, found.CameraId, found.FrameNumber, Math.Round(found.Cosine, 4),
            Math.Round(found.Deviations, 2), found.Seen, found.Watches, null)
        {
            Source = found,
        };

    public FoundMoment SavedIn(string folder)
    {
        if (Source is null || ArchiveSearch.Picture(Source) is not { } jpeg)
            return this;
        return this with { Picture = SavedPicture.Write(folder, Source.At, Camera, jpeg) };
    }
}
