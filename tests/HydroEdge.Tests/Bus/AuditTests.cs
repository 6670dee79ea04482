using HydroEdge.Alarms;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Bus;

/// <summary>What goes on record in event/sys, once each.</summary>
public sealed class AuditTests
{
    [Fact(Timeout = 30_000)]
    public async Task S75_A_login_that_is_refused_again_and_again_is_on_record_once()
    {
        var clock = new FakeClock();
        await using var broker = new FakeBroker { OnConnect = connect => MqttWire.Connack(connect.Level, 0x86) };
        await using var plant = new Plant(broker.Address, clock);
        await plant.StartAsync();
        await Until.TrueAsync(clock, TimeSpan.FromSeconds(5), () => broker.Connects.Count >= 4);

        broker.OnConnect = connect => MqttWire.Connack(connect.Level);
        await Until.TrueAsync(clock, TimeSpan.FromSeconds(5), () => plant.Publisher.State.Link.Connected);
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);

        var told = Assert.Single(broker.Publishes, publish => publish.Topic.EndsWith("/event/sys")).Data;
        Assert.Equal("auth_failed", (string?)told["kind"]);
        Assert.Contains("refuses us", (string?)told["message"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task S75_A_clock_that_was_set_is_on_record_once_and_the_numbers_go_on()
    {
        var clock = new FakeClock();
        await using var broker = new FakeBroker();
        await using var plant = new Plant(broker.Address, clock);
        plant.Desk.Tick();
        await plant.StartAsync();

        clock.SetBy(TimeSpan.FromDays(-1));
        plant.Desk.Tick();
        plant.Desk.Tick();
        plant.Happens();
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);

        var events = broker.Publishes.Where(publish => publish.Topic.Contains("/event/")).Select(publish => publish.Data).ToList();
        Assert.Equal(["clock_step", null], events.Select(data => (string?)data["kind"] is "clock_step" and var kind ? kind : null));
        Assert.Equal([1, 2], events.Select(data => (long)data["seq"]!));
        Assert.Contains("-86400.0 s", (string?)events[0]["message"]);
    }
}
