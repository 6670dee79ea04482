using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HydroEdge.Alarms;
using HydroEdge.Bus;
using HydroEdge.Tests.Alarms;

namespace HydroEdge.Tests.Bus;

/// <summary>What anybody may send to a command topic. The numbers are the conformance checklist's.</summary>
public sealed partial class CommandFuzzTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void S24_S37_Garbage_gets_an_answer_on_a_legal_topic_and_changes_nothing(int seed)
    {
        var random = new Random(seed);
        _desk.With(Samples.Watch()).Raised();
        var payloads = new Payloads(new BusConfig("plant", "u1", new BusOptions(), [Samples.Camera()], [Samples.Watch()], "0123456789ab"), new Ulids(_desk.Clock), _desk.Clock);
        var intake = new CommandIntake(_desk.Commands, _desk.Clock);
        var before = _desk.Only.State;

        for (var i = 0; i < 400; i++)
        {
            _desk.Clock.Advance(TimeSpan.FromSeconds(1));
            var payload = random.Next(3) == 0 ? Bytes(random, random.Next(60)) : Encoding.UTF8.GetBytes(Json(random));
            var reply = intake.Take(
                new MqttIncoming($"he/v1/plant/u1/cmd/{Text(random)}", payload, Retain: false, random.Next(4) == 0 ? Text(random) : null, null), payloads);

            Assert.Matches(LegalReply(), reply!.Topic);
            Assert.False((bool)JsonNode.Parse(reply.Payload)!["data"]!["ok"]!);
        }

        Assert.Equal(before, _desk.Only.State);
        Assert.Equal(400, _desk.Told.Count(told => told.Command is not null));
    }

    [Theory]
    [InlineData("he/v1/plant/hmi-1/reply/ack", true)]
    [InlineData("he/v1/plant/u2/reply/a/b", true)]
    [InlineData("he/v1/plant/hmi-1/reply", false)]
    [InlineData("he/v1/plant/reply/ack", false)]
    [InlineData("he/v1/plant/u1/status", false)]
    [InlineData("he/v1/plant/u1/watch/gate/jet/state", false)]
    [InlineData("he/v1/other/hmi-1/reply/ack", false)]
    [InlineData("he/v1/plant/+/reply/ack", false)]
    [InlineData("he/v1/plant/hmi.1/reply/ack", false)]
    [InlineData("he/v1/plant/hmi-1/reply/#", false)]
    [InlineData("he/v1/plant/hmi-1/reply//x", false)]
    [InlineData("$SYS/he/v1", false)]
    [InlineData("", false)]
    public void S72_An_answer_goes_below_somebody_s_reply_topic_only(string topic, bool may) =>
        Assert.Equal(may, new Topics("he/v1", "plant", "u1").MayReplyTo(topic));

    private static string Json(Random random)
    {
        var json = new JsonObject();
        foreach (var field in (string[])["request_id", "operator", "expires", "camera", "watch", "occurrence_id", "comment", "duration_s", "one_shot", "stream", "from_seq", "reply_to", "data", "specversion"])
        {
            if (random.Next(3) > 0)
                json[field] = random.Next(5) switch { 0 => random.Next(), 1 => random.NextDouble() * 1e300, 2 => random.Next(2) == 0, 3 => null, _ => Text(random) };
        }

        return json.ToJsonString();
    }

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(4) switch { 0 => "/", 1 => "水", 2 => ((char)random.Next(1, 0x300)).ToString(), _ => "a" }));

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    [GeneratedRegex("^he/v1/plant/[a-z0-9_-]{1,48}/reply(/[a-z0-9_-]{1,48})+$")]
    private static partial Regex LegalReply();
}
