using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace HydroEdge.Benchmarks.Archive;

/// <summary>Memory of a process that no file stands behind (RssAnon in /proc/self/status), in bytes.</summary>
internal static class AnonymousMemory
{
    public static long Of(Action work)
    {
        for (var i = 0; i < 3; i++)
            work();
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("RssAnon:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    /// <summary>Of a process of its own that asks every query of an archive three times.</summary>
    public static long InChild(ParseResult given, string archive)
    {
        string[] arguments = [.. given.Tokens.Select(token => token.Value), "--memory-of", archive];
        // Not the path of this process, which may be that of `dotnet`.
        var program = Path.ChangeExtension(typeof(AnonymousMemory).Assembly.Location, null);
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        using var child = Process.Start(start)!;
        var said = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return long.Parse(said.Trim().Split('\n')[^1], CultureInfo.InvariantCulture);
    }
}
