using System.Diagnostics;

namespace HydroEdge.Tests.Support;

/// <summary>The writer of events or frames as a program of its own, that may be killed, and whose disk may be full (RLIMIT_FSIZE, which needs no disk of its own).</summary>
internal static class WriterProgram
{
    public static Process Start(params string[] arguments)
    {
        // A shell that passes SIGXFSZ over: the write fails, as on a full disk, in place of the process.
        var program = Path.Combine(AppContext.BaseDirectory, "HydroEdge.JournalWriter");
        return Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "trap '' XFSZ; exec \"$0\" \"$@\"", program, .. arguments]) { RedirectStandardOutput = true })!;
    }

    /// <param name="size">Of a file, in bytes, as prlimit(1) takes it: <c>600000:</c> is a limit that can be taken back, by <c>unlimited</c>.</param>
    public static async Task LimitFilesAsync(this Process writer, string size)
    {
        using var program = Process.Start("prlimit", [$"--fsize={size}", "--pid", $"{writer.Id}"]);
        await program.WaitForExitAsync();
        Assert.Equal(0, program.ExitCode);
    }
}
