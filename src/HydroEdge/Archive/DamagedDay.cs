namespace HydroEdge.Archive;

/// <summary>A day whose file cannot be used makes way for a new one, and is kept for whoever wants to look into it.</summary>
internal static class DamagedDay
{
    /// <returns>What the file is called now.</returns>
    /// <exception cref="IOException">It cannot be renamed.</exception>
    public static string SetAside(ArchiveDay day, DateTimeOffset now)
    {
        var aside = $"{day.Frames}.set-aside-{now:HHmmssfff}";
        foreach (var part in (string[])["", "-wal", "-shm"])
        {
            if (File.Exists(day.Frames + part))
                File.Move(day.Frames + part, aside + part);
        }

        // They are made anew out of the file that follows.
        foreach (var index in Directory.EnumerateFiles(day.Folder, "*.codes"))
            File.Delete(index);
        return aside;
    }
}
