using System.ComponentModel;
using System.Diagnostics;

namespace HydroEdge.Bus;

/// <summary>
/// Asks the graphics processor how it is, beside the link's thread: nvidia-smi takes a second, and hangs with a sick driver. Where
/// there is no such program, it is not asked again.
/// </summary>
internal sealed class GpuGauge
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly (string Program, string[] Arguments, Func<string, HealthGpu?> Read)[] Sources =
    [
        ("nvidia-smi", ["--query-gpu=utilization.gpu,memory.used,temperature.gpu", "--format=csv,noheader,nounits"], GpuReading.OfNvidiaSmi),
        ("tegrastats", ["--interval", "500"], GpuReading.OfTegrastats),
    ];

    private readonly List<(string Program, string[] Arguments, Func<string, HealthGpu?> Read)> _sources = [.. Sources];
    private Task _asking = Task.CompletedTask;
    private HealthGpu? _last;

    /// <summary>What was found when it was last asked; asks anew for the next time.</summary>
    public HealthGpu? Latest()
    {
        if (_asking.IsCompleted && _sources.Count > 0)
            _asking = Task.Run(AskAsync);
        return Volatile.Read(ref _last);
    }

    private async Task AskAsync()
    {
        foreach (var source in (IEnumerable<(string, string[], Func<string, HealthGpu?>)>)[.. _sources])
        {
            var (program, arguments, read) = source;
            try
            {
                if (read(await FirstWordsAsync(program, arguments)) is not { } found)
                    continue;
                Volatile.Write(ref _last, found);
                return;
            }
            catch (Win32Exception)
            {
                _sources.Remove(source); // not installed
            }
            catch (OperationCanceledException)
            {
                break; // it hangs
            }
        }

        Volatile.Write(ref _last, null);
    }

    /// <summary>What a program says until it ends or, as tegrastats, begins a second line.</summary>
    private static async Task<string> FirstWordsAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return program == "tegrastats"
                ? await process.StandardOutput.ReadLineAsync(patience.Token) ?? ""
                : await process.StandardOutput.ReadToEndAsync(patience.Token);
        }
        finally
        {
            process.Kill();
        }
    }
}
