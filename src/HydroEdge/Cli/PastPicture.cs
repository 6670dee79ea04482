using HydroEdge.Archive;
using HydroEdge.Pipeline;

namespace HydroEdge.Cli;

/// <summary>The picture that was kept of an occurrence's peak.</summary>
internal static class PastPicture
{
    /// <returns>The file it was written to; null when there is no folder, or no picture of that moment.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static string? Save(string archive, Occurrence one, string? folder)
    {
        if (folder is null || ArchiveReplay.PictureAt(archive, one.Peak.CameraId, one.Peak.At) is not { } jpeg)
            return null;
        return SavedPicture.Write(folder, one.Peak.At, $"{one.Peak.CameraId}-{one.Peak.WatchId}", jpeg);
    }
}
