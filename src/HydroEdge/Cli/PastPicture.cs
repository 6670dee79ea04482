using HydroEdge.Archive;
using HydroEdge.Pipeline;

namespace HydroEdge.Cli;

/// <summary>The picture that was kept of an occurrence's peak.</summary>
internal static class PastPicture
{
    /// <param name="folder">Null to save none.</param>
    /// <returns>What writes the picture of an occurrence and says where; null when none was kept of that moment.</returns>
    /// <exception cref="IOException">The folder cannot be made, or, later, a picture not be written.</exception>
    public static Func<Occurrence, string?> SaverFor(string archive, DirectoryInfo? folder)
    {
        folder?.Create();
        return one => folder is null || ArchiveReplay.PictureAt(archive, one.Peak.CameraId, one.Peak.At) is not { } jpeg
            ? null
            : SavedPicture.Write(folder.FullName, one.Peak.At, $"{one.Peak.CameraId}-{one.Peak.WatchId}", jpeg);
    }
}
