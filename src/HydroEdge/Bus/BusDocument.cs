using System.Text.Json.Nodes;

namespace HydroEdge.Bus;

/// <summary>The AsyncAPI 3.0 document of the bus: every topic with its message, for tools that read such a thing.</summary>
internal static class BusDocument
{
    private const string Binding = "0.2.0";

    private static readonly Topics Topics = new("he/v1", "{site}", "{node}");
    private static readonly Alarms.AlarmKey Alarm = new("{camera}", "{watch}");

    private static readonly BusChannel[] Channels =
    [
        new("status", Topics.Status, "he.status.v1", true, "Whether this node is there; also its Will."),
        new("manifest", Topics.Manifest, "he.manifest.v1", true, "What there is, and the exact topic of every retained message."),
        new("health", Topics.Health, "he.health.v1", true, "How the node is doing, every 30 s."),
        new("camera", Topics.Camera("{camera}"), "he.camera.v1", true, "How a camera is doing."),
        new("watch", Topics.WatchState(Alarm), "he.watch.state.v1", true, "An alarm as it stands, anew every 30 s."),
        new("alarm", Topics.Alarm(Alarm), "he.alarm.v1", false, "Every transition of an alarm."),
        new("hit", Topics.Hit(Alarm), "he.hit.v1", false, "What a watch without an alarm block saw."),
        new("sys", Topics.Sys, "he.sys.v1", false, "What happened to the node itself."),
        new("reply", Topics.Reply("{verb}"), "he.reply.v1", false, "The answer to a command that names no other place."),
        new("command", Topics.Commands[..^1] + "{verb}", BusSchemas.Command, false, "What this node listens to."),
    ];

    public static JsonObject AsyncApi() => new()
    {
        ["asyncapi"] = "3.0.0",
        ["info"] = new JsonObject { ["title"] = "HydroEdge", ["version"] = ThisNode.Version, ["description"] = "See docs/bus.md." },
        ["defaultContentType"] = "application/cloudevents+json; charset=utf-8",
        ["servers"] = new JsonObject { ["plant"] = Server() },
        ["channels"] = Each(channel => channel.Name, Channel),
        ["operations"] = Each(channel => channel.Name, Operation),
        ["components"] = new JsonObject { ["messages"] = Each(channel => channel.Type, Message) },
    };

    private static JsonObject Server() => new()
    {
        ["host"] = "broker.plant:8883",
        ["protocol"] = "secure-mqtt",
        ["bindings"] = Mqtt(new JsonObject
        {
            ["clientId"] = "he-{node}",
            ["cleanSession"] = true,
            ["keepAlive"] = 10,
            ["lastWill"] = new JsonObject { ["topic"] = Topics.Status, ["qos"] = 1, ["retain"] = true, ["message"] = "he.status.v1, online: false" },
        }),
    };

    private static JsonObject Channel(BusChannel channel) => new()
    {
        ["address"] = channel.Address,
        ["description"] = channel.Says,
        ["messages"] = new JsonObject { [channel.Name] = Ref($"#/components/messages/{channel.Type}") },
        ["parameters"] = new JsonObject(
            from level in channel.Address.Split('/')
            where level.StartsWith('{')
            select new KeyValuePair<string, JsonNode?>(level.Trim('{', '}'), new JsonObject())),
    };

    private static JsonObject Operation(BusChannel channel)
    {
        var binding = new JsonObject { ["qos"] = 1, ["retain"] = channel.Retained };
        if (channel.Name == "health")
            binding["messageExpiryInterval"] = 90;
        var operation = new JsonObject
        {
            ["action"] = channel.Type == BusSchemas.Command ? "receive" : "send",
            ["channel"] = Ref($"#/channels/{channel.Name}"),
            ["bindings"] = Mqtt(binding),
        };
        if (channel.Type == BusSchemas.Command)
            operation["reply"] = new JsonObject { ["channel"] = Ref("#/channels/reply") };
        return operation;
    }

    private static JsonObject Message(BusChannel channel) => new()
    {
        ["name"] = channel.Type,
        ["payload"] = Ref($"./{channel.Type}.schema.json"),
    };

    private static JsonObject Mqtt(JsonObject binding)
    {
        binding["bindingVersion"] = Binding;
        return new JsonObject { ["mqtt"] = binding };
    }

    private static JsonObject Each(
        Func<BusChannel, string> name,
        Func<BusChannel, JsonObject> write) =>
        new(Channels.Select(channel => new KeyValuePair<string, JsonNode?>(name(channel), write(channel))));

    private static JsonObject Ref(string place) => new() { ["$ref"] = place };
}
