using HydroEdge.Watches;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HydroEdge.Pipeline;

/// <summary>Keeps what the watches have learnt, so that after a restart they need not calibrate anew; says when a camera shows another view.</summary>
internal sealed partial class NormalKeeper(WatchBoard watches, NormalFolder folder, TimeProvider clock, ILogger<NormalKeeper> logger) : BackgroundService
{
    // What a power cut may cost: the baselines follow ten minutes of time anyway.
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    // What is older was learnt in another season, or before somebody rebuilt the plant.
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(14);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        watches.ViewChanged += Report;
        foreach (var record in folder.Load(SetAside))
        {
            if (clock.GetUtcNow() - record.SavedAt is var age && age < Oldest && watches.Restore(record) is > 0 and var restored)
                Restored(restored, record.CameraId, age);
        }

        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                Save();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping is how this loop ends.
        }
    }

    // Here and not at the end of the loop, which never runs if the daemon is stopped right after its start.
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        watches.ViewChanged -= Report;
        Save();
    }

    private void Save()
    {
        foreach (var record in watches.Record(clock.GetUtcNow()))
        {
            try
            {
                folder.Save(record);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                NotKept(record.CameraId, failure.Message);
            }
        }
    }

    private void Report(ViewChange change)
    {
        if (change.Known)
            KnownView(change.CameraId, change.View);
        else
            NewView(change.CameraId, change.View);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Camera {CameraId} shows another view than before (view {View}): it was moved, or its light was switched. Its watches learn what is normal there; until then they are calibrating")]
    private partial void NewView(string cameraId, int view);

    [LoggerMessage(Level = LogLevel.Information, Message = "Camera {CameraId} shows view {View} again; what is normal there is known")]
    private partial void KnownView(string cameraId, int view);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} watches of camera {CameraId} go on from what they had learnt {Age} ago")]
    private partial void Restored(int count, string cameraId, TimeSpan age);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is normal on camera {CameraId} could not be kept, it would be learnt anew after a restart: {Reason}")]
    private partial void NotKept(string cameraId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Set aside {File}, which cannot be read; its camera's watches calibrate anew: {Reason}")]
    private partial void SetAside(string file, string reason);
}
