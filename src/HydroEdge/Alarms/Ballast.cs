namespace HydroEdge.Alarms;

/// <summary>
/// 16 MB beside the journal that mean nothing: thrown off when the disk is full, so that some thousand alarms still have room
/// while somebody makes more.
/// </summary>
/// <param name="freeBytes">Bytes free for us on that disk.</param>
internal sealed class Ballast(string path, Func<long> freeBytes)
{
    public const long Bytes = 16 * 1024 * 1024;

    // So that it never is what fills the disk.
    private const long Plenty = 16 * Bytes;

    /// <summary>Takes it on, if it is not there and there is plenty of room.</summary>
    public void TakeOn()
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: Bytes } || freeBytes() < Plenty)
                return;
            using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, PreallocationSize = Bytes });
            file.SetLength(Bytes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // No reserve then; what the disk does to the journal itself is told by the journal.
        }
    }

    /// <returns>Whether there was any.</returns>
    public bool ThrowOff()
    {
        try
        {
            var was = File.Exists(path);
            File.Delete(path);
            return was;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
