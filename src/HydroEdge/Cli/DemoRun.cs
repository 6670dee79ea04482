using System.Diagnostics;
using System.Threading.Channels;
using HydroEdge.Config;
using Spectre.Console;

namespace HydroEdge.Cli;

/// <summary>One run of the demo: a broker, a subscriber, the real daemon, and the verdict.</summary>
internal sealed class DemoRun(DemoSite site, string work, IAnsiConsole console, TimeProvider clock)
{
    private static readonly TimeSpan StartUp = TimeSpan.FromSeconds(60);
    private readonly DemoEars _ears = new(site.Options.Watches, console);

    /// <param name="seconds">Seconds of pictures to watch, counted from the last camera's first picture.</param>
    /// <param name="broker">host:port of a broker, or null for one of its own.</param>
    /// <returns>True when every planted event was raised and nothing else was.</returns>
    public async Task<bool> WatchAsync(double seconds, string? broker, CancellationToken stop)
    {
        using var own = broker is null ? await LoopbackBroker.StartAsync(work, clock, stop) : null;
        var address = broker ?? $"127.0.0.1:{own!.Port}";
        using var subscriber = Subscribe(address);
        using var daemon = StartDaemon(address);
        console.MarkupLineInterpolated($"[grey]broker {address}, {site.Options.Cameras.Count} cameras, {site.Options.Watches.Count} watches; log {Log}[/]");
        if (site.Options.Web.Listen is { } page)
            console.MarkupLineInterpolated($"[grey]status page {page}[/]");

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var listening = _ears.ListenAsync(LinesOf(subscriber), ending.Token);
        var logging = KeepLogAsync(daemon);
        var died = false;
        long? watching = null;
        try
        {
            await UntilCamerasRunAsync(daemon, stop);
            watching = clock.GetTimestamp();
            await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(seconds), clock, stop), daemon.WaitForExitAsync(stop));
            died = daemon.HasExited && !stop.IsCancellationRequested;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Ctrl-C ends the watching, not the summary.
        }
        finally
        {
            seconds = watching is { } since ? Math.Min(seconds, clock.GetElapsedTime(since).TotalSeconds) : 0;
            ChildProcess.Terminate(daemon);
            await daemon.WaitForExitAsync(CancellationToken.None);
            await logging;
            await Task.Delay(TimeSpan.FromMilliseconds(500), clock, CancellationToken.None);
            ChildProcess.Terminate(subscriber);
            await ending.CancelAsync();
            await ((Task)listening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (died || (daemon.ExitCode != 0 && !stop.IsCancellationRequested))
            throw new InvalidOperationException($"The daemon ended with {daemon.ExitCode}; its last words:\n{string.Join('\n', File.ReadLines(Log).TakeLast(15))}");
        return Summary(PlantedEvent.Repeated(site.Truth, await ClipLength.OfLoopedAsync(site.Options.Cameras), seconds), seconds);
    }

    private string Log => Path.Combine(work, "hydroedge.log");

    private Process Subscribe(string address)
    {
        var (host, port) = (address[..address.LastIndexOf(':')], address[(address.LastIndexOf(':') + 1)..]);
        var topic = $"{site.Options.Bus.Root}/{site.Options.Site}/{site.Options.Node}/#";
        return ChildProcess.Start("mosquitto_sub", ["-h", host, "-p", port, "-q", "1", "-t", topic, "-F", "%t\t%p"]);
    }

    private Process StartDaemon(string address) =>
        ChildProcess.Start(Environment.ProcessPath!, ["run", "--config", site.ConfigPath, "--state", Path.Combine(work, "state"), "--broker", $"mqtt://{address}"]);

    private async Task UntilCamerasRunAsync(Process daemon, CancellationToken stop)
    {
        var started = clock.GetTimestamp();
        while (_ears.CamerasSeen < site.Options.Cameras.Count && !daemon.HasExited)
        {
            if (clock.GetElapsedTime(started) > StartUp)
            {
                throw new InvalidOperationException(
                    $"After {StartUp.TotalSeconds:0} s only {_ears.CamerasSeen} of {site.Options.Cameras.Count} cameras had a picture; see {Log}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), clock, stop);
        }
    }

    private async Task KeepLogAsync(Process daemon)
    {
        await using var log = new StreamWriter(Log) { AutoFlush = true };
        var writing = TextWriter.Synchronized(log);
        await Task.WhenAll(CopyAsync(daemon.StandardOutput, writing), CopyAsync(daemon.StandardError, writing));
    }

    private static async Task CopyAsync(StreamReader from, TextWriter to)
    {
        while (await from.ReadLineAsync() is { } line)
            await to.WriteLineAsync(line);
    }

    private static ChannelReader<string> LinesOf(Process subscriber)
    {
        // A demo hears a few messages a second; beyond this bound the reader has died and the demo fails anyway.
        var lines = Channel.CreateBounded<string>(10_000);
        subscriber.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
                lines.Writer.TryWrite(text);
            else
                lines.Writer.TryComplete();
        };
        subscriber.BeginOutputReadLine();
        return lines.Reader;
    }

    private bool Summary(IReadOnlyList<PlantedEvent> truth, double seconds)
    {
        var rows = DemoScore.Rows(truth, _ears.Raised, site.Options.Watches, seconds);
        if (rows.Count > 0)
            console.Write(DemoTable.Of(rows));
        var passed = DemoScore.Passed(rows);
        console.MarkupLine((passed, rows.Count) switch
        {
            (true, 0) => "[green]Nothing planted was due in this time, and nothing was raised.[/]",
            (true, _) => "[green]Every planted event was raised, and nothing else.[/]",
            _ => "[red]Not as planted: see the rows marked 'missed' and 'not planted'.[/]",
        });
        return passed;
    }
}
