using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace HydroEdge.Bus;

/// <summary>The Linux calls the link's loop stands on: poll(2) on its socket, and an eventfd to be woken by.</summary>
internal static partial class Libc
{
    public const short PollIn = 0x001;
    public const short PollOut = 0x004;
    public const int EventNonBlocking = 0x800;
    public const int EventCloseOnExec = 0x80000;

    [LibraryImport("libc", EntryPoint = "poll")]
    public static partial int Poll(Span<PollEntry> entries, nuint count, int timeoutMs);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    public static partial int EventFd(uint initial, int flags);

    [LibraryImport("libc", EntryPoint = "read")]
    public static partial nint Read(SafeFileHandle file, out ulong value, nuint length);

    [LibraryImport("libc", EntryPoint = "write")]
    public static partial nint Write(SafeFileHandle file, in ulong value, nuint length);
}
