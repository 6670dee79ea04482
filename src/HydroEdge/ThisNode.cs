using System.Reflection;

namespace HydroEdge;

/// <summary>What this machine and this program are.</summary>
internal static class ThisNode
{
    private const string KernelBootId = "/proc/sys/kernel/random/boot_id";

    public static string Version { get; } = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);

    /// <summary>Another after every start of the machine.</summary>
    public static string BootId { get; } = File.Exists(KernelBootId) ? File.ReadAllText(KernelBootId).Trim() : "unknown";
}
