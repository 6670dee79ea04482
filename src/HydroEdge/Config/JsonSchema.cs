using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HydroEdge.Config;

/// <summary>
/// The files' form as JSON Schema (draft 2020-12), made from the same records that the loader fills, for editors that complete and
/// underline. What spans two values is the loader's to say.
/// </summary>
internal static class JsonSchema
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Of hydroedge.yaml.</summary>
    public static JsonObject MainFile() => Document("hydroedge.yaml", typeof(HydroEdgeOptions));

    /// <summary>Of a file in watches/.</summary>
    public static JsonObject WatchFile() => Document("HydroEdge watches", typeof(Config.WatchFile));

    public static string Text(JsonObject schema) => schema.ToJsonString(Readable);

    private static JsonObject Document(string title, Type type)
    {
        var schema = Block(OptionShape.Of(type), "");
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", title);
        return schema;
    }

    private static JsonObject Block(OptionShape shape, string path)
    {
        var properties = new JsonObject();
        foreach (var key in shape.Keys)
            properties[key.Name] = Described(key, path.Length > 0 ? $"{path}.{key.Name}" : key.Name);

        var block = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        var required = shape.Keys.Where(key => key.Required).Select(key => (JsonNode)key.Name).ToArray();
        if (required.Length > 0)
            block["required"] = new JsonArray(required);
        return block;
    }

    private static JsonObject Described(OptionKey key, string path)
    {
        var schema = Value(key, path);
        if (KeyDescriptions.Of(path) is { } meaning)
            schema["description"] = meaning;
        return schema;
    }

    private static JsonObject Value(OptionKey key, string path)
    {
        if (key.IsTexts)
            return new JsonObject { ["type"] = "object", ["additionalProperties"] = Text(1, WatchRules.LongestText) };
        if (key.ListOf is { } itemType)
            return List(key, itemType, path);
        return key.Shape is { } shape ? Block(shape, path) : Scalar(key);
    }

    private static JsonObject List(OptionKey key, Type itemType, string path)
    {
        var item = key.Shape is { } shape ? Block(shape, path) : OfType(itemType);
        var list = new JsonObject { ["type"] = "array", ["items"] = item };
        if (key.Limit<MinLengthAttribute>() is { } least)
            list["minItems"] = least.Length;
        return list;
    }

    private static JsonObject Scalar(OptionKey key)
    {
        var schema = OfType(key.Type);
        if (key.Limit<RangeAttribute>() is { } range && range.OperandType != typeof(TimeSpan))
        {
            schema["minimum"] = Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture);
            schema["maximum"] = Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);
        }

        if (key.Limit<StringLengthAttribute>() is { } length)
            schema = Text(Math.Max(1, length.MinimumLength), length.MaximumLength);
        if (key.Limit<RegularExpressionAttribute>() is { } form)
            schema["pattern"] = form.Pattern;
        return schema;
    }

    private static JsonObject Text(int shortest, int longest) =>
        new() { ["type"] = "string", ["minLength"] = shortest, ["maxLength"] = longest };

    private static JsonObject OfType(Type type)
    {
        if (type.IsEnum)
            return new JsonObject { ["enum"] = new JsonArray([.. ScalarValue.Words(type).Select(word => (JsonNode)word)]) };
        if (type == typeof(TimeSpan))
            return new JsonObject { ["type"] = "string", ["pattern"] = Duration.Pattern };
        if (type == typeof(bool))
            return new JsonObject { ["type"] = "boolean" };
        if (type == typeof(int))
            return new JsonObject { ["type"] = "integer" };
        return new JsonObject { ["type"] = type == typeof(double) ? "number" : "string" };
    }
}
