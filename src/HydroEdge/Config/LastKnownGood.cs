namespace HydroEdge.Config;

/// <summary>
/// A copy of the configuration that last worked, kept in the state folder, so that a box which nobody visits starts on it
/// when somebody has broken the files since. A copy is complete or not there: it is written beside and moved into place.
/// </summary>
internal static class LastKnownGood
{
    // Where the files stood (their relative paths mean that folder), the main file's name, the hash.
    private const string OriginFile = "origin";

    /// <exception cref="IOException">The state folder cannot be written, or is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The state folder is not ours.</exception>
    public static void Keep(string stateFolder, ConfigSources sources)
    {
        var (good, fresh, old) = Folders(stateFolder);
        if (Origin(good) is [_, _, var kept] && kept == sources.Hash && Origin(good)![0] == sources.Folder)
            return;

        Remove(fresh);
        Directory.CreateDirectory(Path.Combine(fresh, ConfigSources.WatchFolder));
        foreach (var file in sources.Files)
            Write(Path.Combine(fresh, file.Name), file.Bytes);
        Write(Path.Combine(fresh, OriginFile), System.Text.Encoding.UTF8.GetBytes(string.Join('\n', sources.Folder, sources.MainName, sources.Hash)));

        // A folder cannot take another's place in one step; a stop between these two leaves the old one, which Load knows.
        Remove(old);
        if (Directory.Exists(good))
            Directory.Move(good, old);
        Directory.Move(fresh, good);
        Remove(old);
    }

    /// <summary>The configuration that last worked; null when there is none, or none that is whole. Never throws for what it finds.</summary>
    public static HydroEdgeOptions? Load(string stateFolder)
    {
        var (good, _, old) = Folders(stateFolder);
        return Read(good) ?? Read(old);
    }

    private static HydroEdgeOptions? Read(string folder)
    {
        if (Origin(folder) is not [var stood, var mainName, var hash] || Path.GetFileName(mainName) != mainName)
            return null;

        var sources = ConfigSources.Read(Path.Combine(folder, mainName));
        return sources.Hash == hash ? ConfigFile.Check(sources.StandingIn(stood), missingIsFault: false).Options : null;
    }

    private static string[]? Origin(string folder)
    {
        try
        {
            return File.ReadAllLines(Path.Combine(folder, OriginFile));
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static (string Good, string Fresh, string Old) Folders(string stateFolder)
    {
        var config = Path.Combine(stateFolder, "config");
        return (Path.Combine(config, "good"), Path.Combine(config, "good.new"), Path.Combine(config, "good.old"));
    }

    private static void Write(string path, byte[] bytes)
    {
        using var file = File.Create(path);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
