namespace HydroEdge.Archive;

/// <summary>
/// Forgets whole days, the oldest first: those older than <see cref="ArchiveOptions.KeepDays"/>, then, while less than
/// <see cref="ArchiveOptions.MinFreeGb"/> is free, frames before the pictures of alarms. Never today. A search that reads a
/// day meanwhile reads it to its end, because Linux keeps an open file.
/// </summary>
/// <param name="freeBytes">Bytes free for us on the archive's disk.</param>
internal sealed partial class ArchiveSweep(
    string folder, ArchiveOptions options, Func<long> freeBytes, TimeProvider clock, ILogger logger)
{
    public void Sweep()
    {
        var today = ArchiveDay.Of(folder, clock.GetUtcNow()).Date;
        foreach (var day in Before(today.AddDays(-options.KeepDays)))
            Forget(day.Folder, "it is older than keep_days");

        // What is deleted may be freed late, when its last reader closes it: count what goes rather than measure again.
        var missing = (long)(options.MinFreeGb * 1e9) - freeBytes();
        foreach (var day in Before(today).TakeWhile(_ => missing > 0))
        {
            foreach (var file in Directory.EnumerateFiles(day.Folder).Order(StringComparer.Ordinal))
                missing -= Forget(file, "the disk is short of min_free_gb");
        }

        foreach (var day in Before(today).TakeWhile(_ => missing > 0))
            missing -= Forget(day.Folder, "the disk is short of min_free_gb");
        if (missing > 0)
            StillShort(folder, missing / 1_000_000);
    }

    private ArchiveDay[] Before(DateOnly date) =>
        [.. ArchiveDay.AllIn(folder).Where(day => day.Date < date).OrderBy(day => day.Date)];

    /// <returns>The bytes that are gone; 0 when it could not be deleted.</returns>
    private long Forget(string path, string reason)
    {
        try
        {
            var bytes = Size(path);
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            else
                File.Delete(path);
            Forgotten(path, reason, bytes / 1_000_000);
            return bytes;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            CannotForget(path, failure.Message);
            return 0;
        }
    }

    private static long Size(string path) =>
        Directory.Exists(path)
            ? new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length)
            : new FileInfo(path).Length;

    [LoggerMessage(Level = LogLevel.Information, Message = "Deleted {Path} because {Reason} ({Megabytes} MB)")]
    private partial void Forgotten(string path, string reason, long megabytes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Cannot delete {Path}: {Reason}")]
    private partial void CannotForget(string path, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The disk of {Folder} lacks {Megabytes} MB of min_free_gb and the archive has no older day to give")]
    private partial void StillShort(string folder, long megabytes);
}
