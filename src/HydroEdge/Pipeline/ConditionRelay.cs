using HydroEdge.Alarms;
using HydroEdge.Cameras;
using Microsoft.Extensions.Hosting;

namespace HydroEdge.Pipeline;

/// <summary>What has no frame travels too: tells the alarms when a camera is lost or back, and once a second that time passes.</summary>
internal sealed class ConditionRelay(CameraBoard cameras, AlarmDesk alarms, Pulses pulses, TimeProvider clock) : BackgroundService
{
    private const string LoopName = "alarms";

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        cameras.Changed += alarms.Consider;
        using var beat = new PeriodicTimer(Beat, clock);
        try
        {
            while (await beat.WaitForNextTickAsync(stoppingToken))
            {
                pulses.Beat(LoopName);
                alarms.Tick();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping is how this loop ends.
        }
        finally
        {
            cameras.Changed -= alarms.Consider;
            pulses.Rest(LoopName);
        }
    }
}
