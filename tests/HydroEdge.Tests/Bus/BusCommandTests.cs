using System.Text.Json.Nodes;
using HydroEdge.Alarms;
using HydroEdge.Tests.Alarms;
using HydroEdge.Tests.Support;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Bus;

/// <summary>Commands as they come over the wire. The numbers are the conformance checklist's.</summary>
public sealed class BusCommandTests
{
    private const string Prefix = "he/v1/plant/u1";

    [Theory(Timeout = 30_000)]
    [InlineData(5)]
    [InlineData(4)]
    public async Task S6_A_session_subscribes_before_it_says_anything(int level)
    {
        await using var broker = new FakeBroker { OnConnect = connect => MqttWire.Connack(connect.Level, connect.Level > level ? 0x84 : 0) };
        var spokenBefore = -1;
        broker.OnSubscribe = _ =>
        {
            spokenBefore = spokenBefore < 0 ? broker.Publishes.Count : spokenBefore;
            return 1;
        };
        await using var plant = new Plant(broker.Address);
        plant.Happens();

        await plant.StartAsync();
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);

        Assert.Equal(($"{Prefix}/cmd/#", 0), (broker.Subscriptions.First(), spokenBefore));
        Assert.Equal(["status", "manifest", "health"], broker.Publishes.Take(3).Select(publish => publish.Topic[(Prefix.Length + 1)..]));
    }

    [Fact(Timeout = 30_000)]
    public async Task S7_A_refused_subscription_is_asked_for_again_and_events_flow_all_the_same()
    {
        var clock = new FakeClock();
        await using var broker = new FakeBroker { OnSubscribe = _ => 0x87 };
        await using var plant = new Plant(broker.Address, clock);
        plant.Happens();
        await plant.StartAsync();
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);
        Assert.Contains($"{Prefix}/cmd/#", Health(broker)["mqtt"]!["acl_denied"]!.AsArray().Select(topic => (string?)topic));

        broker.OnSubscribe = _ => 1;
        await Until.TrueAsync(clock, TimeSpan.FromSeconds(5), () => broker.Subscriptions.Count >= 2 && !plant.Publisher.State.Link.Deaf);

        Assert.Contains(plant.Log.Lines, line => line.Text.Contains("no command reaches this node"));
    }

    [Fact(Timeout = 30_000)]
    public async Task S37_An_alarm_is_acknowledged_over_MQTT_5_and_the_answer_comes_where_it_was_asked_for()
    {
        await using var broker = new FakeBroker();
        await using var plant = await RaisedAsync(broker);

        await SendAsync(broker, "ack", Ask(plant), responseTopic: "he/v1/plant/hmi-1/reply/ack", correlation: [1, 2, 3]);
        var reply = await ReplyAsync(broker);

        Assert.Equal(("he/v1/plant/hmi-1/reply/ack", false), (reply.Topic, reply.Retain));
        Assert.Equal([1, 2, 3], reply.Correlation);
        Assert.Equal((true, "ok", "ack", "r-1"), ((bool)reply.Data["ok"]!, (string?)reply.Data["code"], (string?)reply.Data["state"], (string?)reply.Data["request_id"]));
        await Until.TrueAsync(() => broker.Publishes.Any(publish => (string?)publish.Data["transition"] == "acknowledged"));
        var acked = broker.Publishes.Single(publish => (string?)publish.Data["transition"] == "acknowledged");
        Assert.Equal(("ann", "unack", "C"), ((string?)acked.Data["operator"], (string?)acked.Data["prev_state"], (string?)acked.Data["isa"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task S37_On_3_1_1_the_payload_says_where_the_answer_goes()
    {
        await using var broker = new FakeBroker { OnConnect = connect => MqttWire.Connack(connect.Level, connect.Level == 5 ? 0x84 : 0) };
        await using var plant = await RaisedAsync(broker);

        await SendAsync(broker, "ack", Ask(plant, ask => ask["reply_to"] = "he/v1/plant/hmi-1/reply/mine"), level: 4);

        Assert.Equal(("he/v1/plant/hmi-1/reply/mine", "ok"), (await ReplyAsync(broker) is var reply ? reply.Topic : "", (string?)reply.Data["code"]));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("expired", "ack", "expired")]
    [InlineData("no operator", "ack", "bad_request")]
    [InlineData("no request_id", "ack", "bad_request")]
    [InlineData("no expires", "ack", "bad_request")]
    [InlineData("as it is", "explode", "bad_request")]
    [InlineData("oversized", "ack", "bad_request")]
    [InlineData("wrong JSON", "ack", "bad_request")]
    [InlineData("a list", "ack", "bad_request")]
    [InlineData("a time that is none", "ack", "bad_request")]
    [InlineData("unknown watch", "ack", "unknown_watch")]
    [InlineData("another occurrence", "ack", "stale_occurrence")]
    [InlineData("reply_to a state", "ack", "bad_request")]
    [InlineData("reply_to another site", "ack", "bad_request")]
    public async Task S37_What_is_no_proper_command_gets_an_answer_and_changes_nothing(string fault, string verb, string code)
    {
        await using var broker = new FakeBroker();
        await using var plant = await RaisedAsync(broker);
        var ask = Ask(plant, ask => Spoil(ask, fault));

        await SendAsync(broker, verb, fault switch { "wrong JSON" => "{\"request_id\":", "a list" => "[1]", _ => ask });
        var reply = await ReplyAsync(broker);

        Assert.Equal((false, code), ((bool)reply.Data["ok"]!, (string?)reply.Data["code"]));
        Assert.Equal(verb == "explode" ? $"{Prefix}/reply/unknown" : $"{Prefix}/reply/ack", reply.Topic);
        Assert.NotEmpty((string)reply.Data["message"]!);
        Assert.Equal(AlarmState.Unack, plant.Desk.Find(new AlarmKey("gate", "jet"))!.State);
        await Until.TrueAsync(() => broker.Publishes.Any(publish => (string?)publish.Data["command"]?["code"] == code));
    }

    [Fact(Timeout = 30_000)]
    public async Task S37_The_same_request_twice_gets_the_same_answer_and_has_one_effect()
    {
        await using var broker = new FakeBroker();
        await using var plant = await RaisedAsync(broker);
        var ask = Ask(plant);

        await SendAsync(broker, "ack", ask);
        await SendAsync(broker, "ack", ask);
        await Until.TrueAsync(() => Replies(broker).Count == 2);

        Assert.Equal(ButForSending(Replies(broker)[0]), ButForSending(Replies(broker)[1]));
        Assert.Single(plant.Journal.Stretch(new ReplayRange(plant.Journal.Commit(Samples.Event()).Stream, 1, 100), 100), entry => entry.OfAlarm?.Transition == AlarmTransition.Acknowledged);
    }

    [Fact(Timeout = 30_000)]
    public async Task S38_A_retained_command_is_passed_over()
    {
        await using var broker = new FakeBroker();
        await using var plant = await RaisedAsync(broker);

        await SendAsync(broker, "ack", Ask(plant), retain: true);
        await SendAsync(broker, "snapshot", Ask(plant, ask => ask["request_id"] = "r-2"));
        var reply = await ReplyAsync(broker);

        Assert.Equal(("r-2", "unack"), ((string?)reply.Data["request_id"], (string?)reply.Data["state"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_command_may_come_as_a_CloudEvent()
    {
        await using var broker = new FakeBroker();
        await using var plant = await RaisedAsync(broker);

        await SendAsync(broker, "ack", $$"""{"specversion":"1.0","id":"1","source":"hmi","type":"he.cmd.v1","data":{{Ask(plant)}}}""");

        Assert.Equal("ok", (string?)(await ReplyAsync(broker)).Data["code"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task Commands_faster_than_any_hand_are_told_to_wait_and_are_not_carried_out()
    {
        var clock = new FakeClock();
        await using var broker = new FakeBroker();
        await using var plant = await RaisedAsync(broker, clock);

        for (var i = 0; i < 30; i++)
            await SendAsync(broker, "snapshot", Ask(plant, ask => ask["request_id"] = $"s-{i}"));
        await Until.TrueAsync(() => Replies(broker).Count == 30);

        Assert.Equal([(true, 20), (false, 10)], Replies(broker).CountBy(reply => (bool)reply.Data["ok"]!).Select(count => (count.Key, count.Value)));
        Assert.Equal("busy", (string?)Replies(broker)[^1].Data["code"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task S46_A_replay_sends_exactly_what_was_asked_for_once_more_and_says_that_it_is_old()
    {
        await using var broker = new FakeBroker();
        await using var plant = new Plant(broker.Address);
        var stream = "";
        for (var i = 0; i < 500; i++)
            stream = plant.Happens().Stream;
        await plant.StartAsync();
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);
        var before = broker.Publishes.Count;

        await SendAsync(broker, "replay", Ask(plant, ask => (ask["stream"], ask["from_seq"], ask["to_seq"]) = (stream, 11, 460)));
        await Until.TrueAsync(() => broker.Publishes.Skip(before).Count(publish => publish.Topic.Contains("event/alarm")) == 450);

        Assert.Equal(450, (int)(await ReplyAsync(broker)).Data["replayed"]!);
        var again = broker.Publishes.Skip(before).Where(publish => publish.Topic.Contains("event/alarm")).ToList();
        Assert.Equal(Enumerable.Range(11, 450).Select(seq => (long)seq), again.Select(publish => (long)publish.Data["seq"]!));
        Assert.All(again, publish => Assert.True((bool)publish.Data["historical"]!));
        var first = broker.Publishes.First(publish => (string?)publish.Json["id"] == (string?)again[0].Json["id"]);
        Assert.Equal(ButForSending(first), ButForSending(again[0]));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_republish_sends_every_retained_message_once_more()
    {
        await using var broker = new FakeBroker();
        await using var plant = await RaisedAsync(broker);
        var before = broker.Publishes.Count(publish => publish.Retain);

        await SendAsync(broker, "republish", Ask(plant));

        await Until.TrueAsync(() => broker.Publishes.Count(publish => publish.Retain) >= before + 6);
        Assert.Equal(6, broker.Publishes.Where(publish => publish.Retain).Skip(before).Select(publish => publish.Topic).Distinct().Count());
    }

    private static async Task<Plant> RaisedAsync(FakeBroker broker, TimeProvider? clock = null)
    {
        var plant = new Plant(broker.Address, clock);
        await plant.StartAsync();
        plant.Decide(DecisionState.Active);
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0 && broker.Publishes.Any(publish => publish.Retain && (string?)publish.Data["state"] == "unack"));
        return plant;
    }

    private static string Ask(Plant plant, Action<JsonObject>? but = null)
    {
        var ask = new JsonObject
        {
            ["request_id"] = "r-1",
            ["operator"] = "ann",
            ["expires"] = plant.Clock.GetUtcNow().AddSeconds(60).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
            ["camera"] = "gate",
            ["watch"] = "jet",
            ["occurrence_id"] = plant.Desk.Find(new AlarmKey("gate", "jet"))?.OccurrenceId,
        };
        but?.Invoke(ask);
        return ask.ToJsonString();
    }

    private static void Spoil(JsonObject ask, string fault)
    {
        if (fault.StartsWith("no "))
            ask.Remove(fault[3..]);
        ask["comment"] = fault == "oversized" ? new string('x', 20_000) : null;
        if (fault == "expired")
            ask["expires"] = "2020-01-01T00:00:00.000Z";
        if (fault == "a time that is none")
            ask["expires"] = "tomorrow";
        if (fault == "unknown watch")
            ask["watch"] = "nothing";
        if (fault == "another occurrence")
            ask["occurrence_id"] = "01J0";
        if (fault.StartsWith("reply_to"))
            ask["reply_to"] = fault == "reply_to a state" ? "he/v1/plant/u2/watch/gate/jet/state" : "he/v1/other/hmi-1/reply/ack";
    }

    private static Task SendAsync(
        FakeBroker broker, string verb, string payload, int level = 5, bool retain = false, string? responseTopic = null, byte[]? correlation = null) =>
        broker.SendAsync(MqttWire.Publish($"{Prefix}/cmd/{verb}", payload, level, retain, responseTopic, correlation));

    private static async Task<PublishPacket> ReplyAsync(FakeBroker broker)
    {
        await Until.TrueAsync(() => Replies(broker).Count > 0);
        return Replies(broker)[0];
    }

    private static List<PublishPacket> Replies(FakeBroker broker) =>
        [.. broker.Publishes.Where(publish => (string?)publish.Json["type"] == "he.reply.v1")];

    private static JsonNode Health(FakeBroker broker) => broker.Publishes.Last(publish => publish.Topic.EndsWith("/health")).Data;

    private static string ButForSending(PublishPacket packet)
    {
        var json = packet.Json;
        foreach (var field in (string[])["published", "historical"])
            json["data"]!.AsObject().Remove(field);
        if ((string?)json["type"] == "he.reply.v1")
            (json["id"], json["time"]) = (null, null);
        return json.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
