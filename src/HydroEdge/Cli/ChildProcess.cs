using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HydroEdge.Cli;

/// <summary>Starts the programs that the demo is made of.</summary>
internal static partial class ChildProcess
{
    private const int SigTerm = 15;

    /// <exception cref="InvalidOperationException">There is no such program here.</exception>
    public static Process Start(string program, IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            return Process.Start(info) ?? throw new InvalidOperationException($"{program} did not start.");
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{program} cannot be started ({missing.Message}); install its package (demo.sh does) and try again.", missing);
        }
    }

    /// <summary>Asks it to end (SIGTERM).</summary>
    public static void Terminate(Process process)
    {
        if (!process.HasExited)
            _ = Kill(process.Id, SigTerm);
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
