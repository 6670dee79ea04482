using HydroEdge.Archive;

namespace HydroEdge.Cli;

/// <summary>A kept picture as a file: named so that a folder of them sorts by time.</summary>
internal static class SavedPicture
{
    /// <param name="folder">Null to save none.</param>
    /// <returns>What writes the picture of a found moment and says where; null when none was kept.</returns>
    /// <exception cref="IOException">The folder cannot be made, or, later, a picture not be written.</exception>
    public static Func<Found, string?> SaverFor(DirectoryInfo? folder)
    {
        folder?.Create();
        return found => folder is null || ArchiveSearch.Picture(found) is not { } jpeg ? null : Write(folder.FullName, found.At, found.CameraId, jpeg);
    }

    /// <returns>The file it was written to.</returns>
    /// <param name="shows">Camera, or camera and watch.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static string Write(string folder, DateTimeOffset at, string shows, byte[] jpeg)
    {
        var file = Path.Combine(folder, $"{at.UtcDateTime:yyyyMMdd'T'HHmmss.fff'Z'}-{shows}.jpg");
        File.WriteAllBytes(file, jpeg);
        return file;
    }
}
