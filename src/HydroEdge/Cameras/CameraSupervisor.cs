namespace HydroEdge.Cameras;

/// <summary>Runs every camera side by side, follows changes of their settings, and closes the queue behind the last of them.</summary>
internal sealed class CameraSupervisor(
    IReadOnlyList<CameraOptions> cameras,
    FfmpegPath ffmpeg,
    FrameQueue frames,
    CameraBoard board,
    EdgeMetrics metrics,
    Pulses pulses,
    TimeProvider clock,
    ILoggerFactory logs) : BackgroundService
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Running> _running = [];
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyList<CameraOptions> _wanted = cameras;
    private bool _open;

    /// <summary>Starts cameras that are new, stops those that are gone, restarts those whose settings changed; the others notice nothing.</summary>
    public void Apply(IReadOnlyList<CameraOptions> wanted)
    {
        lock (_gate)
        {
            _wanted = wanted;
            if (_open)
                Follow();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        lock (_gate)
        {
            _open = true;
            Follow();
        }

        try
        {
            // A loop only fails by a mistake of ours: then the daemon ends and is started again.
            await _failed.Task.WaitAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop; the cameras end below.
        }
        finally
        {
            await EndAllAsync();
            frames.Close();
        }
    }

    private void Follow()
    {
        var wanted = _wanted.ToDictionary(camera => camera.Id);
        foreach (var (id, running) in _running)
        {
            if (!wanted.ContainsKey(id))
                running.End();
        }

        foreach (var camera in _wanted)
        {
            var before = _running.GetValueOrDefault(camera.Id);
            if (before is { Stop.IsCancellationRequested: false } && before.Camera == camera)
                continue;
            before?.End();
            var stop = new CancellationTokenSource();
            _running[camera.Id] = new Running(camera, stop, RunAsync(camera, before?.Loop ?? Task.CompletedTask, stop));
        }
    }

    private async Task RunAsync(CameraOptions camera, Task before, CancellationTokenSource stop)
    {
        // Off the caller's thread; and a device, or a camera that serves one viewer, must be free before it is opened again.
        await Task.Yield();
        await before;
        try
        {
            if (!stop.IsCancellationRequested)
                await new CameraLoop(camera, ffmpeg, frames, board, metrics, pulses, clock, logs).RunAsync(stop.Token);
        }
        catch (Exception failure)
        {
            _failed.TrySetException(failure);
        }

        Forget(camera.Id, stop);
    }

    private void Forget(string cameraId, CancellationTokenSource stop)
    {
        lock (_gate)
        {
            if (_open && _running.GetValueOrDefault(cameraId)?.Stop == stop && stop.IsCancellationRequested)
            {
                _running.Remove(cameraId);
                board.Remove(cameraId);
            }
        }
    }

    private async Task EndAllAsync()
    {
        Task[] loops;
        lock (_gate)
        {
            _open = false;
            foreach (var running in _running.Values)
                running.End();
            loops = [.. _running.Values.Select(running => running.Loop)];
        }

        await Task.WhenAll(loops);
    }

    private sealed record Running(CameraOptions Camera, CancellationTokenSource Stop, Task Loop)
    {
        // Async, because what a cancellation sets off must not run on our thread, inside our lock.
        public void End() => _ = Stop.CancelAsync();
    }
}
