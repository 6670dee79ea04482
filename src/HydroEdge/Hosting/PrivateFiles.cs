using System.Runtime.InteropServices;

namespace HydroEdge.Hosting;

/// <summary>What the daemon writes (pictures, alarms, a copy of the configuration) is for its own account and group, whoever starts it.</summary>
internal static partial class PrivateFiles
{
    /// <summary>No rights for others (umask 027, octal) on anything made from now on.</summary>
    public static void FromNowOn() => _ = Umask(0b000_010_111);

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint Umask(uint mask);
}
