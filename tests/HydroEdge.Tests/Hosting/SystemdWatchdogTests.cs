using HydroEdge.Cameras;
using HydroEdge.Hosting;
using HydroEdge.Pipeline;
using HydroEdge.Tests.Alarms;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Hosting;

public sealed class SystemdWatchdogTests
{
    private readonly FakeClock _clock = new();
    private readonly TestLog<SystemdWatchdog> _log = new();
    private readonly Pulses _pulses;
    private readonly SystemdWatchdog _watchdog;

    public SystemdWatchdogTests()
    {
        _pulses = new Pulses(_clock);
        _watchdog = new SystemdWatchdog(_pulses, _clock, _log);
    }

    [Fact]
    public void S73_A_loop_that_hangs_silences_the_watchdog_within_half_a_minute_and_is_named_once()
    {
        _pulses.Beat("pipeline");
        _pulses.Rest("bus");
        Assert.True(_watchdog.AllLive());

        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.False(_watchdog.AllLive());
        Assert.False(_watchdog.AllLive());

        Assert.Contains("pipeline", Assert.Single(_log.Lines).Text);
        _pulses.Beat("pipeline");
        Assert.True(_watchdog.AllLive());
    }

    [Fact(Timeout = 30_000)]
    public async Task S73_The_alarms_loop_that_hangs_in_the_middle_of_its_work_is_noticed()
    {
        using var desk = new Desk();
        using var held = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        desk.With(Samples.Watch()).Raised();
        desk.Alarms.Changed += _ =>
        {
            entered.Set();
            held.Wait();
        };
        var pulses = new Pulses(desk.Clock);
        using var relay = new ConditionRelay(new CameraBoard(), desk.Alarms, pulses, desk.Clock);
        await relay.StartAsync(CancellationToken.None);
        await desk.Clock.UntilSomeoneWaitsAsync();

        // Off this thread, which a timer's work may keep.
        var time = Task.Run(() => desk.Clock.Advance(TimeSpan.FromSeconds(10)));
        await Until.TrueAsync(() => entered.IsSet);
        desk.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(["alarms"], pulses.Stuck(TimeSpan.FromSeconds(25)));

        held.Set();
        await time;
        await relay.StopAsync(CancellationToken.None);
        Assert.Empty(pulses.Stuck(TimeSpan.FromSeconds(25)));
    }
}
