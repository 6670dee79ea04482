using System.Runtime.InteropServices;

namespace HydroEdge.Benchmarks.Archive;

/// <summary>Takes files out of the page cache, so that they are read from the disk as after a start.</summary>
internal static partial class PageCache
{
    private const int DoNotNeed = 4;

    public static void Forget(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            file.Flush(flushToDisk: true);
            if (Advise(file.SafeFileHandle, 0, 0, DoNotNeed) is not 0 and var fault)
                throw new IOException($"{path}: posix_fadvise says {fault}");
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int Advise(SafeHandle file, long offset, long length, int advice);
}
