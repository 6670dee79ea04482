namespace HydroEdge.Cli;

/// <summary>A kept picture as a file: named so that a folder of them sorts by time.</summary>
internal static class SavedPicture
{
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
