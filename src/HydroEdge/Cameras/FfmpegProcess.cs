using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace HydroEdge.Cameras;

/// <summary>A running ffmpeg in a session of its own, which it and all its children leave together: when told to, or with us.</summary>
internal sealed partial class FfmpegProcess : IAsyncDisposable
{
    private const int SigTerm = 15;
    private const int SigKill = 9;
    private const int LinesKept = 20;

    // In real time on purpose: the process does not live by our clock.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly Process _process;
    private readonly ChannelWriter<double>? _times;
    private readonly TaskCompletionSource _saidAll = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> _lastLines = new();
    private FfmpegEnd? _end;

    private FfmpegProcess(Process process, ChannelWriter<double>? times) => (_process, _times) = (process, times);

    /// <summary>Its raw standard output.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <param name="times">Takes the times of its pictures, if its command has them told; completed when ffmpeg falls silent.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">setsid or setpriv (util-linux) is missing.</exception>
    public static Task<FfmpegProcess> StartAsync(FfmpegPath ffmpeg, FfmpegCommand command, ChannelWriter<double>? times = null)
    {
        var info = new ProcessStartInfo("setsid")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        // setsid and setpriv become ffmpeg (exec), so its process id is also its group's.
        foreach (var argument in (string[])["setpriv", "--pdeathsig", "KILL", "--", ffmpeg.Program, .. command.Arguments])
            info.ArgumentList.Add(argument);

        var started = new TaskCompletionSource<FfmpegProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
        // The kernel's parent-death signal follows the thread that forked, not the process (prctl(2)); pool threads come
        // and go. So the thread that starts ffmpeg stays with it and listens to what it says.
        new Thread(() => StartAndListen(info, command.Input, times, started)) { IsBackground = true, Name = "ffmpeg" }.Start();
        return started.Task;
    }

    /// <summary>Ends ffmpeg and its whole group, and tells how it went. Idempotent.</summary>
    /// <param name="byItself">It has closed its output: give it a moment to leave with an exit code of its own.</param>
    public async Task<FfmpegEnd> EndAsync(bool byItself)
    {
        if (_end is not null)
            return _end;
        if (!byItself || !await ExitsAsync())
        {
            Signal(SigTerm);
            await ExitsAsync();
        }

        Signal(SigKill);
        await _process.WaitForExitAsync();
        // Whoever else holds its standard error open has left the group on purpose; do not wait for that one.
        await _saidAll.Task.WaitAsync(Grace).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_lastLines)
            return _end = new FfmpegEnd(_process.ExitCode, [.. _lastLines]);
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync(byItself: false);
        _process.Dispose();
    }

    private static void StartAndListen(
        ProcessStartInfo info, string input, ChannelWriter<double>? times, TaskCompletionSource<FfmpegProcess> started)
    {
        FfmpegProcess ffmpeg;
        try
        {
            ffmpeg = new FfmpegProcess(Process.Start(info)!, times);
            ffmpeg.Tell(input);
        }
        catch (Exception failure)
        {
            started.SetException(failure);
            return;
        }

        started.SetResult(ffmpeg);
        ffmpeg.Listen();
    }

    private void Tell(string input)
    {
        try
        {
            _process.StandardInput.Write(input);
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It died before it listened; its exit code and last words will say why.
        }
    }

    private void Listen()
    {
        try
        {
            while (_process.StandardError.ReadLine() is { } line)
            {
                if (_times is null || !FfmpegCommand.TryReadTime(line, out var seconds))
                    Keep(line);
                else if (seconds is { } at)
                    _times.TryWrite(at);
            }
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            // Disposed while someone outside the group still held the other end.
        }

        _times?.TryComplete();
        _saidAll.SetResult();
    }

    private void Keep(string line)
    {
        lock (_lastLines)
        {
            _lastLines.Enqueue(line);
            if (_lastLines.Count > LinesKept)
                _lastLines.Dequeue();
        }
    }

    private async Task<bool> ExitsAsync()
    {
        using var grace = new CancellationTokenSource(Grace);
        await _process.WaitForExitAsync(grace.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _process.HasExited;
    }

    private void Signal(int signal)
    {
        // Before setsid has run there is no such group yet, only the process.
        if (Kill(-_process.Id, signal) != 0 && !_process.HasExited)
            _ = Kill(_process.Id, signal);
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
