using System.Text;
using System.Text.RegularExpressions;
using HydroEdge.Tests.Alarms;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Bus;

public sealed partial class BusPublisherTests
{
    [Fact(Timeout = 20_000)]
    public async Task A_session_says_it_is_there_then_what_there_is_then_how_it_stands_then_what_has_happened()
    {
        await using var broker = new FakeBroker();
        await using var plant = new Plant(broker.Address);
        plant.Happens();
        plant.Happens(Samples.HitWatch());

        await plant.StartAsync();
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);
        plant.Happens();
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);

        Assert.Equal(
            [
                "he/v1/plant/u1/status", "he/v1/plant/u1/manifest", "he/v1/plant/u1/cam/gate/state",
                "he/v1/plant/u1/watch/gate/jet/state", "he/v1/plant/u1/watch/gate/visitor/state",
                "he/v1/plant/u1/event/alarm/gate/jet", "he/v1/plant/u1/event/hit/gate/visitor", "he/v1/plant/u1/event/alarm/gate/jet",
            ],
            broker.Publishes.Select(publish => publish.Topic));
        Assert.All(broker.Publishes, publish => Assert.Equal(!publish.Topic.Contains("/event/"), publish.Retain));
        Assert.All(broker.Publishes, publish => Assert.Matches(LegalTopic(), publish.Topic));
        Assert.Equal([1, 2, 3], broker.Publishes.Where(publish => !publish.Retain).Select(publish => (long)publish.Data["seq"]!));
    }

    [Fact(Timeout = 20_000)]
    public async Task An_event_whose_answer_is_lost_is_sent_again_with_the_same_bytes_but_for_the_time_of_sending()
    {
        await using var broker = new FakeBroker { OnPublish = publish => publish is { Session: 1, Retain: false } ? null : 0 };
        await using var plant = new Plant(broker.Address);
        await plant.StartAsync();
        plant.Happens();
        await Until.TrueAsync(() => broker.Publishes.Any(publish => !publish.Retain));
        Assert.Equal(1, plant.Journal.UnsentCount);

        broker.Drop();
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);

        var (first, second) = (Sent(broker, session: 1), Sent(broker, session: 2));
        Assert.NotEqual(first, second);
        Assert.Equal(ButForSending(first), ButForSending(second));
        Assert.All(broker.Publishes, publish => Assert.False(publish.Dup));
    }

    private static string Sent(FakeBroker broker, int session) =>
        broker.Publishes.Single(publish => publish.Session == session && !publish.Retain).Text;

    private static string ButForSending(string payload) => SendingFields().Replace(payload, "");

    [GeneratedRegex("\"published\":\"[^\"]*\"|\"historical\":(true|false)")]
    private static partial Regex SendingFields();

    [GeneratedRegex("^he/v1(/[a-z0-9_-]{1,48}){2}/(status|manifest|health|cam/[a-z0-9_-]{1,48}/state|watch(/[a-z0-9_-]{1,48}){2}/state|event/(alarm|hit)(/[a-z0-9_-]{1,48}){2})$")]
    private static partial Regex LegalTopic();
}
