namespace HydroEdge.Config;

/// <summary>Looks after the files that the configuration names.</summary>
/// <param name="missingIsFault">
/// False when starting on the last good configuration: a clip or a disk that has gone since must cost one camera, not the daemon.
/// </param>
internal sealed class NamedFiles(ConfigDraft draft, bool missingIsFault)
{
    public void NeedFile(object owner, string key, string? path)
    {
        if (path is not null && !File.Exists(Full(path)))
            Missing(owner, key, $"there is no file {Full(path)}");
    }

    public void NeedFolder(object owner, string key, string? path)
    {
        if (path is not null && !Directory.Exists(Full(path)))
            Missing(owner, key, $"there is no folder {Full(path)}");
    }

    /// <summary>A key or password: it must be there, be readable, and be nobody else's to read.</summary>
    public void NeedSecret(object owner, string key, string? path)
    {
        if (path is null)
            return;

        var full = Full(path);
        try
        {
            using var lines = new StreamReader(full);
            if (string.IsNullOrWhiteSpace(lines.ReadLine()))
                Missing(owner, key, $"the first line of the file that '{key}' names is empty; write the secret there");
            if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(full).HasFlag(UnixFileMode.OtherRead))
                draft.Warn(owner, key, $"every account of this machine can read the file that '{key}' names; take that away with chmod o-rwx");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The value stays unsaid: people write the password itself here.
            var why = failure is UnauthorizedAccessException ? "is not ours to read" : "does not exist or cannot be read";
            Missing(owner, key, $"the file that '{key}' names {why}; the key takes the path of a file whose first line is the secret");
        }
    }

    private void Missing(object owner, string key, string what)
    {
        if (missingIsFault)
            draft.Fault(owner, key, what);
        else
            draft.Warn(owner, key, what);
    }

    private string Full(string path) => Path.GetFullPath(path, draft.Sources.Folder);
}
