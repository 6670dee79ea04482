using System.Text.Json.Nodes;
using HydroEdge.Tests.Alarms;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Bus;

/// <summary>Over MQTT 3.1.1 a broker acknowledges what it then throws away.</summary>
public sealed class LoopBackTests
{
    private const string Denied = "he/v1/plant/u1/event/alarm/gate/jet";

    [Theory(Timeout = 30_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task S45_What_never_comes_back_over_3_1_1_stands_in_the_health_as_forbidden(bool forbids)
    {
        var clock = new FakeClock();
        await using var broker = new FakeBroker { OnConnect = connect => MqttWire.Connack(connect.Level, connect.Level == 5 ? 0x84 : 0) };
        broker.OnPublish = publish =>
        {
            // A broker hands what it takes on to whoever has subscribed, the sender too; and acknowledges also what it does not take.
            if (publish.Topic.Contains("/event/") && !(forbids && publish.Topic == Denied))
                _ = broker.SendAsync(MqttWire.Publish(publish.Topic, publish.Text, level: 4));
            return 0;
        };
        await using var plant = new Plant(broker.Address, clock);
        plant.Happens();
        plant.Happens(Samples.HitWatch());
        await plant.StartAsync();
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);

        clock.Advance(TimeSpan.FromSeconds(31));
        await Until.TrueAsync(() => Healths(broker).Count == 2);

        Assert.Equal(forbids ? [Denied] : [], Healths(broker)[1]["mqtt"]!["acl_denied"]!.AsArray().Select(topic => (string?)topic));
        Assert.Equal(forbids, Healths(broker)[1]["errors"]!.AsArray().Any(error => (string?)error == "acl_denied"));
        Assert.Equal(["he/v1/plant/u1/cmd/#", "he/v1/plant/u1/event/#"], broker.Subscriptions);
    }

    private static List<JsonNode> Healths(FakeBroker broker) =>
        [.. broker.Publishes.Where(publish => publish.Topic.EndsWith("/health")).Select(publish => publish.Data)];
}
