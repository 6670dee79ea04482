using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HydroEdge.Tests.Bus;

/// <summary>Holds a value against a JSON Schema, as far as the product's schemas go; a keyword it does not know fails the test.</summary>
internal sealed class SchemaCheck(JsonObject root, bool nothingElse)
{
    private static readonly HashSet<string> Notes = ["$schema", "title", "description", "format", "default"];

    /// <param name="nothingElse">Properties that the schema does not name are faults.</param>
    public static List<string> Faults(JsonObject schema, JsonNode? value, bool nothingElse = true) => [.. new SchemaCheck(schema, nothingElse).Check(schema, value, "$")];

    private IEnumerable<string> Check(JsonNode? schema, JsonNode? value, string at)
    {
        if (schema is JsonValue)
            return schema.GetValue<bool>() ? [] : [$"{at} is not allowed"];
        return schema!.AsObject().Where(rule => !Notes.Contains(rule.Key)).SelectMany(rule => Apply(rule.Key, rule.Value!, schema.AsObject(), value, at));
    }

    private IEnumerable<string> Apply(string keyword, JsonNode rule, JsonObject schema, JsonNode? value, string at) => keyword switch
    {
        "$ref" => Check(Resolve((string)rule!), value, at),
        "type" => Types(rule).Any(type => Is(type, value)) ? [] : [$"{at} is no {rule.ToJsonString()}: {value?.ToJsonString() ?? "null"}"],
        "const" => JsonNode.DeepEquals(rule, value) ? [] : [$"{at} is not {rule}"],
        "enum" => rule.AsArray().Any(one => JsonNode.DeepEquals(one, value)) ? [] : [$"{at} is {value?.ToJsonString() ?? "null"}, none of {rule.ToJsonString()}"],
        "pattern" => value is JsonValue text && text.GetValueKind() == JsonValueKind.String && !Regex.IsMatch((string)text!, (string)rule!) ? [$"{at} does not match {rule}"] : [],
        "required" => value is JsonObject given ? rule.AsArray().Where(name => !given.ContainsKey((string)name!)).Select(name => $"{at}.{name} is missing") : [],
        "properties" => value is JsonObject given ? Properties(rule.AsObject(), given, at) : [],
        "items" => value is JsonArray items ? items.SelectMany((item, i) => Check(rule, item, string.Create(CultureInfo.InvariantCulture, $"{at}[{i}]"))) : [],
        _ => [$"{at}: the keyword {keyword} in {schema.ToJsonString()} is not known here"],
    };

    private IEnumerable<string> Properties(JsonObject rules, JsonObject given, string at) => given.SelectMany(property =>
        rules.TryGetPropertyValue(property.Key, out var rule) ? Check(rule, property.Value, $"{at}.{property.Key}")
        : nothingElse ? [$"{at}.{property.Key} is in no schema"]
        : []);

    private JsonNode? Resolve(string pointer) => pointer.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate((JsonNode?)root, (node, step) => node is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)] : node![step]);

    private static IEnumerable<string> Types(JsonNode rule) => rule is JsonArray several ? several.Select(type => (string)type!) : [(string)rule!];

    private static bool Is(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) => true,
        ("integer", JsonValueKind.Number) => value!.GetValue<double>() % 1 == 0,
        _ => false,
    };
}
