using System.Runtime.InteropServices;

namespace HydroEdge.Benchmarks.Bus;

/// <summary>As long as it lasts, no file of this process may grow beyond a size: writes fail as on a full disk (setrlimit(2), RLIMIT_FSIZE).</summary>
internal sealed partial class FullDisk : IDisposable
{
    private const int FileSize = 1;
    private const PosixSignal SizeExceeded = (PosixSignal)25; // SIGXFSZ on Linux: the write fails in place of the process

    private readonly PosixSignalRegistration _signal = PosixSignalRegistration.Create(SizeExceeded, context => context.Cancel = true);
    private readonly Limit _before;

    /// <param name="bytes">Of a file at most.</param>
    public FullDisk(ulong bytes)
    {
        Check(GetLimit(FileSize, out _before));
        Check(SetLimit(FileSize, _before with { Soft = bytes }));
    }

    public void Dispose()
    {
        Check(SetLimit(FileSize, _before));
        _signal.Dispose();
    }

    private static void Check(int result)
    {
        if (result != 0)
            throw new IOException($"the limit on the size of files cannot be set: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", EntryPoint = "getrlimit", SetLastError = true)]
    private static partial int GetLimit(int resource, out Limit limit);

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    private static partial int SetLimit(int resource, in Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private record struct Limit(ulong Soft, ulong Hard);
}
