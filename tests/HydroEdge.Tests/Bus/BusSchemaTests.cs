using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using HydroEdge.Alarms;
using HydroEdge.Bus;
using HydroEdge.Cameras;
using HydroEdge.Cli;
using HydroEdge.Tests.Alarms;
using HydroEdge.Tests.Support;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Bus;

/// <summary>The schemas in docs/bus against the records and against what goes over the wire.</summary>
public sealed class BusSchemaTests
{
    [Fact]
    public void The_files_in_docs_are_those_of_the_records()
    {
        foreach (var (name, text) in BusCommand.Files())
            Assert.True(File.Exists(Docs(name)) && File.ReadAllText(Docs(name)) == text, $"docs/bus/{name} is old: run 'hydroedge bus schema --to docs/bus'");
        Assert.Equal(BusCommand.Files().Select(file => file.Name).Order(), Directory.GetFiles(Docs("")).Select(file => Path.GetFileName(file)).Order());
    }

    [Theory(Timeout = 60_000)]
    [InlineData(5)]
    [InlineData(4)]
    public async Task S18_S20_Every_packet_of_a_busy_day_is_valid_by_its_schema_and_small_and_has_an_id_of_its_own(int level)
    {
        await using var broker = new FakeBroker { OnConnect = connect => MqttWire.Connack(connect.Level, connect.Level > level ? 0x84 : 0) };
        await using var plant = new Plant(broker.Address, watches: [Shelving(), Samples.HitWatch()]);
        await BusyDayAsync(plant, broker, level);

        var messages = broker.Publishes.Where(publish => publish.Payload.Length > 0).ToList();
        var types = messages.Select(publish => (string)publish.Json["type"]!).Distinct().ToList();
        Assert.Equal(BusSchemas.Types.Except([BusSchemas.Command]).Order(), types.Order());
        var schemas = types.ToDictionary(type => type, BusSchemas.Of);
        Assert.All(messages, publish => Assert.Empty(SchemaCheck.Faults(schemas[(string)publish.Json["type"]!], publish.Json)));
        Assert.All(messages, publish => Assert.InRange(publish.Payload.Length, 1, Payloads.Largest));
        Assert.Equal(messages.Count, messages.Select(publish => (string?)publish.Json["id"]).Distinct().Count());
        Assert.Empty(SchemaCheck.Faults(BusSchemas.Of("he.status.v1"), JsonNode.Parse(broker.Connects.Last().WillPayload)));
        Assert.All(messages, publish => Assert.True((DateTimeOffset)publish.Data["published"]! >= (DateTimeOffset)publish.Json["time"]!.AsValue()));
    }

    [Fact]
    public void The_states_and_transitions_are_named_in_the_schema()
    {
        var data = BusSchemas.Of("he.alarm.v1")["properties"]!["data"]!["properties"]!;

        Assert.Contains("latched_unack", data["state"]!["enum"]!.AsArray().Select(word => (string?)word));
        Assert.Contains("realarmed", data["transition"]!["enum"]!.AsArray().Select(word => (string?)word));
        Assert.Equal(9, data["prev_state"]!["enum"]!.AsArray().Count);
    }

    [Fact]
    public void The_AsyncAPI_document_names_every_message_and_where_it_goes()
    {
        var document = BusDocument.AsyncApi();

        Assert.Equal("3.0.0", (string?)document["asyncapi"]);
        Assert.Equal(BusSchemas.Types.Order(), document["components"]!["messages"]!.AsObject().Select(message => message.Key).Order());
        Assert.All(document["operations"]!.AsObject(), operation =>
            Assert.NotNull(document["channels"]![((string)operation.Value!["channel"]!["$ref"]!)["#/channels/".Length..]]));
        Assert.Equal("he/v1/{site}/{node}/watch/{camera}/{watch}/state", (string?)document["channels"]!["watch"]!["address"]);
        Assert.Equal(["site", "node", "camera", "watch"], document["channels"]!["watch"]!["parameters"]!.AsObject().Select(level => level.Key));
        Assert.All(document["components"]!["messages"]!.AsObject(), message =>
            Assert.True(File.Exists(Docs((string)message.Value!["payload"]!["$ref"]!))));
    }

    private static WatchOptions Shelving() => Samples.Watch(onDelay: 0, offDelay: 0) with { Equipment = "=1MKA10", Alarm = Samples.Watch().Alarm! with { Latch = true } };

    private static async Task BusyDayAsync(Plant plant, FakeBroker broker, int level)
    {
        plant.Cameras.Set(new CameraState(new CameraCondition("gate", CameraStatus.Ok, plant.Clock.GetUtcNow(), null), "software", 5, plant.Clock.GetUtcNow(), 10, 0, 0));
        await plant.StartAsync();
        plant.Decide(DecisionState.Calibrating);
        for (var i = 0; i < 4; i++)
        {
            plant.Decide(DecisionState.Active);
            plant.Decide(DecisionState.Inactive);
        }

        // A node hears nothing before it has asked for its commands, on the second connection where the first was refused.
        await Until.TrueAsync(() => !broker.Subscriptions.IsEmpty);
        foreach (var verb in (string[])["shelve", "unshelve", "oos", "restore", "ack", "reset", "snapshot", "confirm", "nonsense"])
            await broker.SendAsync(MqttWire.Publish($"he/v1/plant/u1/cmd/{verb}", Ask(plant, verb), level));
        plant.Happens(Samples.HitWatch());
        plant.Journal.Commit(new Gap("01J0", EventClass.Hit, 3, 9, 4, Gap.Full).Told(plant.Clock.GetUtcNow()));
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0 && broker.Publishes.Count(publish => publish.Topic.Contains("/reply/")) == 9);
    }

    private static string Ask(Plant plant, string verb) => new JsonObject
    {
        ["request_id"] = verb,
        ["operator"] = "ann",
        ["expires"] = plant.Clock.GetUtcNow().AddSeconds(60).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
        ["watch"] = "jet",
        ["occurrence_id"] = plant.Desk.Find(new AlarmKey("gate", "jet"))?.OccurrenceId,
        ["comment"] = "because",
        ["duration_s"] = 60,
    }.ToJsonString();

    private static string Docs(string name, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/bus", name));
}
