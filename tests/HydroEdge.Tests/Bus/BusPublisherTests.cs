using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HydroEdge.Cameras;
using HydroEdge.Tests.Alarms;
using HydroEdge.Tests.Support;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Bus;

public sealed partial class BusPublisherTests
{
    [Fact(Timeout = 20_000)]
    public async Task S6_S16_S17_A_session_says_it_is_there_then_what_there_is_then_how_it_stands_then_what_has_happened()
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
                "he/v1/plant/u1/status", "he/v1/plant/u1/manifest", "he/v1/plant/u1/health", "he/v1/plant/u1/cam/gate/state",
                "he/v1/plant/u1/watch/gate/jet/state", "he/v1/plant/u1/watch/gate/visitor/state",
                "he/v1/plant/u1/event/alarm/gate/jet", "he/v1/plant/u1/event/hit/gate/visitor", "he/v1/plant/u1/event/alarm/gate/jet",
            ],
            broker.Publishes.Select(publish => publish.Topic));
        Assert.All(broker.Publishes, publish => Assert.Equal(!publish.Topic.Contains("/event/"), publish.Retain));
        Assert.All(broker.Publishes, publish => Assert.Matches(LegalTopic(), publish.Topic));
        Assert.Equal([1, 2, 3], broker.Publishes.Where(publish => !publish.Retain).Select(publish => (long)publish.Data["seq"]!));
    }

    [Fact(Timeout = 20_000)]
    public async Task S10_S18_S43_An_event_whose_answer_is_lost_is_sent_again_with_the_same_bytes_but_for_the_time_of_sending()
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

    [Fact(Timeout = 20_000)]
    public async Task S22_Version_3_1_1_carries_the_same_bytes_without_the_properties()
    {
        await using var broker = new FakeBroker { OnPublish = publish => publish is { Session: 1, Retain: false } ? null : 0 };
        await using var plant = new Plant(broker.Address);
        await plant.StartAsync();
        plant.Happens();
        await Until.TrueAsync(() => broker.Publishes.Any(publish => !publish.Retain));

        broker.OnConnect = connect => MqttWire.Connack(connect.Level, connect.Level == 5 ? 0x84 : 0);
        broker.Drop();
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);

        var in5 = broker.Publishes.Single(publish => publish is { Session: 1, Retain: false });
        var in311 = broker.Publishes.Single(publish => publish is { Session: 3, Retain: false });
        Assert.Equal(("application/cloudevents+json; charset=utf-8", (byte?)1), (in5.ContentType, in5.PayloadFormat));
        Assert.Equal(ButForSending(in5.Text), ButForSending(in311.Text));
    }

    [Fact(Timeout = 20_000)]
    public async Task S44_A_refused_event_stays_holds_up_no_other_and_is_tried_again_a_minute_later()
    {
        var clock = new FakeClock();
        await using var broker = new FakeBroker { OnPublish = publish => publish.Topic.Contains("event/alarm") ? 0x87 : 0 };
        await using var plant = new Plant(broker.Address, clock);
        plant.Happens();
        plant.Happens(Samples.HitWatch());
        await plant.StartAsync();
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 1 && plant.Publisher.State.Refused is not null);
        Assert.Contains("event/alarm/gate/jet", plant.Publisher.State.Refused);

        broker.OnPublish = _ => 0;
        var published = broker.Publishes.Count(publish => !publish.Retain);
        clock.Advance(TimeSpan.FromSeconds(61));
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);

        Assert.Equal(2, published);
        Assert.Equal([1, 2, 1], Seqs(broker));
    }

    [Fact(Timeout = 20_000)]
    public async Task When_everything_is_refused_it_stops_trying_for_the_time_being()
    {
        await using var broker = new FakeBroker { OnPublish = publish => publish.Retain ? 0 : 0x97 };
        await using var plant = new Plant(broker.Address);
        for (var i = 0; i < 100; i++)
            plant.Happens();

        await plant.StartAsync();
        await Until.TrueAsync(() => broker.Publishes.Count(publish => !publish.Retain) >= 20);
        plant.Cameras.Set(Camera(CameraStatus.Ok));
        await Until.TrueAsync(() => broker.Publishes.Any(publish => publish.Topic.EndsWith("cam/gate/state") && (string?)publish.Data["status"] == "ok"));

        Assert.InRange(broker.Publishes.Count(publish => !publish.Retain), 20, 40);
        Assert.Equal(100, plant.Journal.UnsentCount);
    }

    [Fact(Timeout = 20_000)]
    public async Task What_waited_for_longer_than_half_a_minute_is_historical()
    {
        var clock = new FakeClock();
        await using var broker = new FakeBroker();
        await using var plant = new Plant(broker.Address, clock);
        plant.Happens();
        clock.Advance(TimeSpan.FromSeconds(31));
        plant.Happens();

        await plant.StartAsync();
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);

        Assert.Equal([true, false], broker.Publishes.Where(publish => !publish.Retain).Select(publish => (bool)publish.Data["historical"]!));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_watch_shows_every_half_minute_that_it_is_alive()
    {
        var clock = new FakeClock();
        await using var broker = new FakeBroker();
        await using var plant = new Plant(broker.Address, clock);
        await plant.StartAsync();
        plant.Decide(DecisionState.Inactive);
        await Until.TrueAsync(() => States(broker).Any(state => (long)state["evaluations"]! == 1));

        // An answered event says that all before it are answered too: nothing is under way while time leaps.
        plant.Happens();
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);
        plant.Decide(DecisionState.Inactive);
        clock.Advance(TimeSpan.FromSeconds(31));
        await Until.TrueAsync(() => States(broker).Any(state => (long)state["evaluations"]! == 2));

        Assert.Equal(0.7, (double)States(broker)[^1]["score"]!);
        Assert.Equal(1, broker.Sessions);
    }

    [Fact(Timeout = 20_000)]
    public async Task An_alarm_is_told_as_an_event_and_then_as_a_state_that_names_it()
    {
        await using var broker = new FakeBroker();
        await using var plant = new Plant(broker.Address);
        plant.Cameras.Set(Camera(CameraStatus.Ok));
        await plant.StartAsync();
        await Until.TrueAsync(() => States(broker).Count == 1);

        plant.Decide(DecisionState.Active);
        await Until.TrueAsync(() => States(broker).Any(state => (string?)state["state"] == "unack"));

        var raised = broker.Publishes.Single(publish => publish.Topic.EndsWith("event/alarm/gate/jet"));
        var state = States(broker).First(state => (string?)state["state"] == "unack");
        Assert.Equal(("activated", "normal", "unack", "B"), ((string?)raised.Data["transition"], (string?)raised.Data["prev_state"], (string?)raised.Data["state"], (string?)raised.Data["isa"]));
        Assert.Equal("Water through the gate - gate: raised", (string?)raised.Data["message"]);
        Assert.Equal("low", (string?)raised.Data["priority"]);
        Assert.Equal((long)raised.Data["seq"]!, (long)state["last_seq"]!);
        Assert.Equal((string?)raised.Data["occurrence_id"], (string?)state["occurrence_id"]);
    }

    [Fact(Timeout = 20_000)]
    public async Task S23_A_watch_that_is_taken_out_is_cleared_after_its_last_event()
    {
        await using var broker = new FakeBroker();
        await using var plant = new Plant(broker.Address);
        await plant.StartAsync();
        plant.Decide(DecisionState.Active);
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0 && States(broker).Any(state => (string?)state["state"] == "unack"));

        plant.Apply(plant.Config with { Watches = [Samples.HitWatch()], Hash = "ba9876543210" });
        await Until.TrueAsync(() => broker.Publishes.Any(publish => publish.Payload.Length == 0) && LastManifest(broker)["config_hash"]!.ToString() == "ba9876543210");

        var messages = broker.Publishes.ToList();
        var cleared = messages.First(publish => publish.Payload.Length == 0);
        var left = messages.Single(publish => !publish.Retain && (string?)publish.Data["state"] == "out_of_service");
        Assert.Equal(("he/v1/plant/u1/watch/gate/jet/state", true), (cleared.Topic, cleared.Retain));
        Assert.True(messages.IndexOf(left) < messages.IndexOf(cleared));
        Assert.DoesNotContain(cleared.Topic, LastManifest(broker)["retained_topics"]!.AsArray().Select(topic => topic!.ToString()));
    }

    [Fact(Timeout = 20_000)]
    public async Task S21_The_manifest_names_exactly_the_retained_topics_there_are()
    {
        await using var broker = new FakeBroker();
        await using var plant = new Plant(broker.Address);

        await plant.StartAsync();
        await Until.TrueAsync(() => broker.Publishes.Count == 6);

        Assert.Equal(
            broker.Publishes.Select(publish => publish.Topic),
            LastManifest(broker)["retained_topics"]!.AsArray().Select(topic => topic!.ToString()));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_rejected_configuration_is_told_in_the_status()
    {
        await using var broker = new FakeBroker();
        await using var plant = new Plant(broker.Address);
        await plant.StartAsync();

        plant.Publisher.ConfigFault = "watches/unit-1.yaml:7:5: 'priorty' is not a key here";
        await Until.TrueAsync(() => (string?)LastStatus(broker)?["config"] == "rejected");

        Assert.Equal(plant.Publisher.ConfigFault, (string?)LastStatus(broker)!["config_fault"]);
    }

    [Fact(Timeout = 20_000)]
    public async Task S4_S11_The_Will_and_the_farewell_say_that_the_node_is_gone_and_why()
    {
        await using var broker = new FakeBroker();
        await using var plant = new Plant(broker.Address);
        await plant.StartAsync();
        await Until.TrueAsync(() => LastStatus(broker) is not null);

        await plant.StopAsync();

        var connect = broker.Connects.Single();
        var will = JsonNode.Parse(connect.WillPayload)!["data"]!;
        Assert.Equal(("he/v1/plant/u1/status", "he-u1"), (connect.WillTopic, connect.ClientId));
        Assert.Equal((false, "will"), ((bool)will["online"]!, (string?)will["reason"]));
        Assert.Equal((false, "shutdown"), ((bool)LastStatus(broker)!["online"]!, (string?)LastStatus(broker)!["reason"]));
    }

    [Fact(Timeout = 20_000)]
    public async Task Without_a_broker_events_stay_in_the_journal_until_there_is_one()
    {
        await using var broker = new FakeBroker();
        await using var plant = new Plant(broker: null);
        await plant.StartAsync();
        plant.Happens();
        Assert.Equal((null, 1L), (plant.Publisher.State.Broker, plant.Publisher.State.Unsent));

        plant.Apply(plant.Config with { Options = plant.Config.Options with { Broker = broker.Address } });
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);

        Assert.Equal([1], Seqs(broker));
    }

    [Fact(Timeout = 20_000)]
    public async Task Another_broker_in_the_configuration_is_gone_to_at_once_and_the_old_one_is_told()
    {
        await using var before = new FakeBroker();
        await using var after = new FakeBroker();
        await using var plant = new Plant(before.Address);
        await plant.StartAsync();
        await Until.TrueAsync(() => LastStatus(before) is not null);

        plant.Apply(plant.Config with { Options = plant.Config.Options with { Broker = after.Address } });
        await Until.TrueAsync(() => LastStatus(after) is not null && !before.Disconnects.IsEmpty);

        Assert.Equal("restart", (string?)LastStatus(before)!["reason"]);
        Assert.Equal(after.Address, plant.Publisher.State.Broker);
    }

    private static CameraState Camera(CameraStatus status) =>
        new(new CameraCondition("gate", status, Samples.Noon, null), "software", 5, Samples.Noon, 10, 0, 0);

    private static IEnumerable<long> Seqs(FakeBroker broker) =>
        broker.Publishes.Where(publish => !publish.Retain).Select(publish => (long)publish.Data["seq"]!);

    private static List<JsonNode> States(FakeBroker broker) =>
    [
        .. broker.Publishes.Where(publish => publish.Topic.EndsWith("watch/gate/jet/state") && publish.Payload.Length > 0).Select(publish => publish.Data),
    ];

    private static JsonNode LastManifest(FakeBroker broker) => broker.Publishes.Last(publish => publish.Topic.EndsWith("/manifest")).Data;

    private static JsonNode? LastStatus(FakeBroker broker) => broker.Publishes.LastOrDefault(publish => publish.Topic.EndsWith("/status"))?.Data;

    private static string Sent(FakeBroker broker, int session) =>
        broker.Publishes.Single(publish => publish.Session == session && !publish.Retain).Text;

    private static string ButForSending(string payload) => SendingFields().Replace(payload, "");

    [GeneratedRegex("\"published\":\"[^\"]*\"|\"historical\":(true|false)")]
    private static partial Regex SendingFields();

    [GeneratedRegex("^he/v1(/[a-z0-9_-]{1,48}){2}/(status|manifest|health|cam/[a-z0-9_-]{1,48}/state|watch(/[a-z0-9_-]{1,48}){2}/state|event/((alarm|hit)(/[a-z0-9_-]{1,48}){2}|sys))$")]
    private static partial Regex LegalTopic();
}
