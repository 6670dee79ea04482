using System.Text.Json.Nodes;
using HydroEdge.Alarms;
using HydroEdge.Bus;
using HydroEdge.Tests.Alarms;
using HydroEdge.Tests.Support;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Bus;

public sealed class PayloadsTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public void Every_message_is_a_CloudEvent_of_its_type()
    {
        var payloads = PayloadsOf(Samples.Watch());
        (string Type, MqttMessage Message)[] messages =
        [
            ("he.status.v1", payloads.Status(true, "connected", 1, _clock.GetUtcNow(), null)),
            ("he.manifest.v1", payloads.Manifest([])),
            ("he.camera.v1", payloads.Camera(Samples.Camera(), null)),
            ("he.watch.state.v1", payloads.WatchState(Samples.Alarm(), Samples.Camera())),
            ("he.alarm.v1", payloads.Event(Entry(Samples.Event()))),
            ("he.hit.v1", payloads.Event(Entry(Samples.Event(Samples.HitWatch())))),
        ];

        Assert.All(messages, message =>
        {
            var json = Json(message.Message);
            Assert.Equal(("1.0", message.Type, "/he/plant/u1"), ((string?)json["specversion"], (string?)json["type"], (string?)json["source"]));
            Assert.Equal("he/1/" + message.Type[3..^3], (string?)json["dataschema"]);
            Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z$", (string?)json["time"]);
            Assert.NotNull((string?)json["id"]);
            Assert.NotNull(json["data"]!["published"]);
        });
    }

    [Fact]
    public void An_alarm_event_tells_all_that_an_operator_needs()
    {
        var data = Json(PayloadsOf().Event(Entry(Samples.Event())))["data"]!;

        Assert.Equal(
            ("jet", "gate", "01J0", "activated", "unack", "B", "low", 200),
            (Text(data["watch"]), Text(data["camera"]), Text(data["occurrence_id"]), Text(data["transition"]), Text(data["state"]),
                Text(data["isa"]), Text(data["priority"]), (int)data["severity"]!));
        Assert.Equal((0.7, 0.5, 0.167), ((double)data["score"]!, (double)data["on_score"]!, (double)data["off_score"]!));
        Assert.Equal(("seal", "close", 600), (Text(data["rationale"]!["cause"]), Text(data["rationale"]!["corrective_action"]), (double)data["rationale"]!["time_to_respond_s"]!));
        Assert.Equal("2026-01-01/evidence/01J0.jpg", Text(data["evidence"]!["ref"]));
        Assert.Equal(("STREAM", 1), (Text(data["stream"]), (long)data["seq"]!));
    }

    [Theory]
    [InlineData("Good", "Water through the gate - gate: raised")]
    [InlineData("Bad", "Water through the gate - gate: no picture (no_signal), held as raised")]
    [InlineData("Uncertain", "Water through the gate - gate: raised, not yet certain (no_signal)")]
    public void A_message_is_a_sentence(string quality, string expected)
    {
        var alarm = Samples.Alarm() with { Quality = Enum.Parse<AlarmQuality>(quality), QualityReason = "no_signal" };

        Assert.Equal(expected, Words.Message(alarm));
    }

    [Fact]
    public void The_longest_texts_fit_in_the_longest_message_and_the_largest_payload()
    {
        var chinese = new string('水', 499) + "🚧";
        var watch = Samples.Watch() with
        {
            Query = string.Concat(Enumerable.Repeat("🚧", 100)),
            Alarm = new AlarmOptions { Cause = chinese, Consequence = chinese, Action = chinese, TimeToRespond = TimeSpan.FromMinutes(1) },
        };

        var message = PayloadsOf(watch).Event(Entry(Samples.Event(watch)));

        Assert.InRange(Text(Json(message)["data"]!["message"])!.Length, 100, 200);
        Assert.InRange(message.Payload.Length, 1, Payloads.Largest);
        Assert.EndsWith("🚧… - gate: raised", Text(Json(message)["data"]!["message"]));
    }

    [Fact]
    public void A_score_that_is_no_number_is_null()
    {
        var alarm = Samples.Alarm();
        alarm = alarm with { Decision = alarm.Decision!.Value with { Deviations = double.NaN, Margin = double.PositiveInfinity } };

        var data = Json(PayloadsOf().WatchState(alarm, Samples.Camera()))["data"]!;

        Assert.Null(data["deviations"]);
        Assert.Null(data["margin"]);
        Assert.Equal(0.7, (double)data["score"]!);
    }

    [Fact]
    public void A_manifest_too_large_leaves_topics_out_and_says_how_many()
    {
        var cameras = Enumerable.Range(0, 40).Select(i => Samples.Camera($"camera-{i}")).ToList();
        var watches = Enumerable.Range(0, 10).Select(i => Samples.Watch($"watch-{i}")).ToList();
        var config = new BusConfig("plant", "u1", new BusOptions(), cameras, watches, "0123456789ab");
        var topics = config.Alarms.Select(alarm => config.Topics.WatchState(alarm.Key)).ToList();

        var manifest = new Payloads(config, new Ulids(_clock), _clock).Manifest(topics);

        var data = Json(manifest)["data"]!;
        Assert.InRange(manifest.Payload.Length, Payloads.Largest * 3 / 4, Payloads.Largest);
        Assert.Equal(400, data["retained_topics"]!.AsArray().Count + (int)data["topics_left_out"]!);
    }

    [Fact]
    public void A_camera_that_has_not_been_heard_of_is_starting()
    {
        var data = Json(PayloadsOf().Camera(Samples.Camera(), null))["data"]!;

        Assert.Equal("starting", Text(data["status"]));
    }

    private Payloads PayloadsOf(params WatchOptions[] watches) =>
        new(new BusConfig("plant", "u1", new BusOptions(), [Samples.Camera()], watches, "0123456789ab"), new Ulids(_clock), _clock);

    private static OutboxEntry Entry(AlarmEvent happened) => new("STREAM", 1, "01JMESSAGE", happened);

    private static JsonNode Json(MqttMessage message) => JsonNode.Parse(message.Payload)!;

    private static string? Text(JsonNode? node) => (string?)node;
}
