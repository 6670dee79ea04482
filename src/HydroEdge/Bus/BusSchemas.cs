using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;

namespace HydroEdge.Bus;

/// <summary>The JSON Schema of every message, read off the records that are sent.</summary>
internal static class BusSchemas
{
    /// <summary>How <see cref="Rfc3339Converter"/> writes.</summary>
    private const string Time = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z$";

    private static readonly Dictionary<string, Type> Sent = new()
    {
        ["he.status.v1"] = typeof(CloudEvent<StatusData>),
        ["he.manifest.v1"] = typeof(CloudEvent<ManifestData>),
        ["he.health.v1"] = typeof(CloudEvent<HealthData>),
        ["he.camera.v1"] = typeof(CloudEvent<CameraData>),
        ["he.watch.state.v1"] = typeof(CloudEvent<WatchStateData>),
        ["he.alarm.v1"] = typeof(CloudEvent<AlarmData>),
        ["he.hit.v1"] = typeof(CloudEvent<HitData>),
        ["he.sys.v1"] = typeof(CloudEvent<SysData>),
        ["he.reply.v1"] = typeof(CloudEvent<ReplyData>),
    };

    /// <summary>Commands come in; not all of a command must be there, and more may be.</summary>
    public const string Command = "he.cmd.v1";

    public static IEnumerable<string> Types => [.. Sent.Keys, Command];

    public static JsonObject Of(string type)
    {
        var isSent = Sent.TryGetValue(type, out var record);
        var schema = Exported(record ?? typeof(CommandRequest), allRequired: isSent);
        if (isSent)
        {
            schema["properties"]!["type"] = new JsonObject { ["const"] = type };
            schema["properties"]!["specversion"] = new JsonObject { ["const"] = "1.0" };
        }
        else
        {
            schema["required"] = new JsonArray("request_id", "operator", "expires");
        }

        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", type);
        return schema;
    }

    private static JsonObject Exported(Type record, bool allRequired) => BusJson.Default.Options.GetJsonSchemaAsNode(
        record,
        new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, schema) => Completed(context, schema, allRequired),
        }).AsObject();

    private static JsonNode Completed(JsonSchemaExporterContext context, JsonNode exported, bool allRequired)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (type == typeof(DateTimeOffset))
            return AsTime(isNullable: type != context.TypeInfo.Type);
        if (exported is not JsonObject schema)
            return exported;

        // A number may be NaN for the serializer and never is on the bus, see Words.Number.
        if (type == typeof(double) && schema["anyOf"] is not null)
            schema = new JsonObject { ["type"] = "number" };
        if (allRequired && schema["properties"] is JsonObject properties)
            schema["required"] = new JsonArray([.. properties.Where(property => IsAlways(context, property.Key)).Select(property => (JsonNode)property.Key)]);
        if (context.PropertyInfo?.AttributeProvider is PropertyInfo property)
            Narrow(schema, property);
        return schema;
    }

    /// <summary>Whether a field is there even when nothing is known of it.</summary>
    private static bool IsAlways(JsonSchemaExporterContext context, string field) =>
        context.TypeInfo.Properties.Single(property => property.Name == field).AttributeProvider is not PropertyInfo property
        || property.GetCustomAttribute<JsonIgnoreAttribute>() is null;

    // The exporter takes every computed text for one that may be missing.
    private static void Narrow(JsonObject schema, PropertyInfo property)
    {
        var isThere = property.Name == nameof(CloudEvent<>.Data) || new NullabilityInfoContext().Create(property).ReadState == NullabilityState.NotNull;
        if (isThere && schema["type"] is JsonArray several && several.Count == 2)
            schema["type"] = (string)several[0]!;
        if (property.GetCustomAttribute<WordsOfAttribute>() is { } words)
            Limit(schema, words);
    }

    private static JsonObject AsTime(bool isNullable) => new()
    {
        ["type"] = isNullable ? new JsonArray("string", "null") : "string",
        ["format"] = "date-time",
        ["pattern"] = Time,
    };

    private static void Limit(JsonObject schema, WordsOfAttribute words)
    {
        var allowed = words.Words.Select(word => (JsonNode?)word);
        schema["enum"] = new JsonArray([.. schema["type"] is JsonArray ? allowed.Append(null) : allowed]);
    }
}
