using HydroEdge.Alarms;
using HydroEdge.Cameras;
using HydroEdge.Pipeline;
using HydroEdge.Tests.Support;
using HydroEdge.Watches;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Tests.Pipeline;

public sealed class ConditionRelayTests
{
    [Fact(Timeout = 20_000)]
    public async Task A_camera_that_loses_its_signal_freezes_its_alarms()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock();
        var metrics = new EdgeMetrics(new TestMeters());
        using var journal = Journal.Open(folder.Path, clock, metrics, NullLogger.Instance);
        var alarms = new AlarmDesk(journal, clock, metrics, NullLogger.Instance);
        alarms.Apply([new WatchOptions { Id = "jet", Query = "water" }], [new CameraOptions { Id = "gate" }]);
        var cameras = new CameraBoard();
        using var relay = new ConditionRelay(cameras, alarms, new Pulses(clock), clock);
        await relay.StartAsync(CancellationToken.None);
        await clock.UntilSomeoneWaitsAsync();

        cameras.Set(new CameraState(new CameraCondition("gate", CameraStatus.NoSignal, clock.GetUtcNow(), "cut off"), null, 0, null, 0, 0, 0));

        Assert.Equal(AlarmQuality.Bad, Assert.Single(alarms.Now).Quality);
        await relay.StopAsync(CancellationToken.None);
    }
}
