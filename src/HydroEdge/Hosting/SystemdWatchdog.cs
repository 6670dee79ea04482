using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HydroEdge.Hosting;

/// <summary>
/// Tells systemd (WatchdogSec=) twice in each of its periods that all loops live; while one hangs it says nothing, and systemd starts
/// the daemon again.
/// </summary>
internal sealed partial class SystemdWatchdog(Pulses pulses, TimeProvider clock, ILogger<SystemdWatchdog> logger) : BackgroundService
{
    // A batch on a slow processor takes seconds, a word to the broker 20 s at most.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private string _told = "";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), CultureInfo.InvariantCulture, out var microseconds) || microseconds <= 0)
            return;

        using var timer = new PeriodicTimer(TimeSpan.FromMicroseconds(microseconds) / 2, clock);
        try
        {
            do
            {
                if (AllLive())
                    SystemdSocket.Notify("WATCHDOG=1");
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping has a time limit of systemd's own.
        }
    }

    /// <summary>Whether no loop hangs; says in the log which one does, once.</summary>
    public bool AllLive()
    {
        var stuck = string.Join(", ", pulses.Stuck(Patience));
        if (stuck.Length > 0 && stuck != _told)
            Hangs(stuck, Patience.TotalSeconds);
        _told = stuck;
        return stuck.Length == 0;
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Hangs for {Seconds:0} s: {Loops}. systemd is not told that all is well, and will start the daemon again")]
    private partial void Hangs(string loops, double seconds);
}
