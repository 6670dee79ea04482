using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HydroEdge.Config;

namespace HydroEdge.Tests.Config;

public sealed class JsonSchemaTests
{
    [Fact]
    public void A_sound_example_fits_the_schema()
    {
        Assert.Empty(Misfits(JsonSchema.MainFile(), Json(ConfigFolder.Main), ""));
        Assert.Empty(Misfits(JsonSchema.WatchFile(), Json(ConfigFolder.Watches), ""));
    }

    [Theory]
    [InlineData("fps: 2", "fps: 100", "/cameras/fps")]
    [InlineData("fps: 2", "fsp: 2", "/cameras/fsp")]
    [InlineData("loop: true", "loop: 1", "/cameras/loop")]
    [InlineData("decode: software", "decode: gpu", "/cameras/decode")]
    [InlineData("stall_after: 20s", "stall_after: soon", "/cameras/stall_after")]
    [InlineData("site: dam-1", "site: Dam 1", "/site")]
    [InlineData("node: edge-01", "", "/node")]
    public void What_the_loader_refuses_in_one_value_the_schema_refuses_too(string from, string to, string where)
    {
        var text = ConfigFolder.Main.Replace(from, to, StringComparison.Ordinal);
        using var folder = new ConfigFolder(text);

        Assert.Equal([where], Misfits(JsonSchema.MainFile(), Json(text), ""));
        Assert.Single(folder.Check().Faults);
    }

    [Fact]
    public void Every_key_of_the_schema_is_one_that_the_loader_knows_and_the_other_way_round()
    {
        // The loader lists the keys it knows when it meets one that it does not.
        Assert.Equal(KeysIn(JsonSchema.MainFile()), KnownToLoader("", main: true));
        Assert.Equal(KeysIn(At(JsonSchema.MainFile(), "cameras", "items")), KnownToLoader("cameras:\n  - ", main: true));
        foreach (var block in (string[])["model", "archive", "bus", "web"])
            Assert.Equal(KeysIn(At(JsonSchema.MainFile(), block)), KnownToLoader($"{block}:\n  ", main: true));

        var watch = At(JsonSchema.WatchFile(), "watches", "items");
        Assert.Equal(KeysIn(watch), KnownToLoader("watches:\n  - ", main: false));
        foreach (var block in (string[])["region", "alarm"])
            Assert.Equal(KeysIn(At(watch, block)), KnownToLoader($"watches:\n  - {block}:\n      ", main: false));
    }

    [Fact]
    public void Every_key_is_explained()
    {
        Assert.All(Keys(JsonSchema.MainFile(), "").Concat(Keys(JsonSchema.WatchFile(), "")), key => Assert.NotEmpty(key.Schema["description"]!.GetValue<string>()));
    }

    [Fact]
    public void The_text_is_readable_json_in_any_language()
    {
        var text = JsonSchema.Text(JsonSchema.WatchFile());

        Assert.Contains("压力表", text);
        Assert.True(JsonNode.DeepEquals(JsonSchema.WatchFile(), JsonNode.Parse(text)));
    }

    internal static IEnumerable<(string Path, JsonObject Schema)> Keys(JsonObject block, string path)
    {
        foreach (var (name, node) in block["properties"]?.AsObject() ?? [])
        {
            var schema = node!.AsObject();
            var inner = path.Length > 0 ? $"{path}.{name}" : name;
            yield return (inner, schema);
            foreach (var key in Keys(schema["items"]?.AsObject() ?? schema, inner))
                yield return key;
        }
    }

    private static JsonObject At(JsonObject schema, string key, string? inside = null)
    {
        var found = schema["properties"]![key]!.AsObject();
        return inside is null ? found : found[inside]!.AsObject();
    }

    private static List<string> KeysIn(JsonObject block) => [.. block["properties"]!.AsObject().Select(property => property.Key)];

    private static List<string> KnownToLoader(string before, bool main)
    {
        const string marker = "the keys here are ";
        using var folder = main ? new ConfigFolder(before + "zzzzzzzz: 1\n") : new ConfigFolder(watches: before + "zzzzzzzz: 1\n");
        var fault = folder.Check().FaultLines.Single(line => line.Contains(marker, StringComparison.Ordinal));
        return [.. fault[(fault.IndexOf(marker, StringComparison.Ordinal) + marker.Length)..].Split(", ")];
    }

    private static JsonNode? Json(string yaml) => Json(new YamlTree("example", new Findings()).Read(yaml)!);

    private static JsonNode? Json(ConfigNode node) => node switch
    {
        { Kind: NodeKind.List } => new JsonArray([.. node.Items.Select(Json)]),
        { Kind: NodeKind.Block } => new JsonObject(node.Entries.Select(entry => KeyValuePair.Create(entry.Key, Json(entry.Value)))),
        { Plain: true, Text: "true" or "false" } => node.Text == "true",
        { Plain: true } when double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => node.Text,
    };

    /// <summary>Paths of what does not fit; the part of JSON Schema that ours uses.</summary>
    private static IEnumerable<string> Misfits(JsonObject schema, JsonNode? value, string path) => value switch
    {
        JsonObject block => MisfitsInBlock(schema, block, path),
        JsonArray list when Is(schema, "array") => list.SelectMany(item => Misfits(schema["items"]!.AsObject(), item, path)),
        _ => Fits(schema, value!.AsValue()) ? [] : [path],
    };

    private static IEnumerable<string> MisfitsInBlock(JsonObject schema, JsonObject block, string path)
    {
        if (!Is(schema, "object"))
            return [path];
        var properties = schema["properties"]?.AsObject();
        var missing = schema["required"]?.AsArray().Select(name => name!.GetValue<string>()).Where(name => !block.ContainsKey(name)) ?? [];
        return missing.Select(name => $"{path}/{name}").Concat(block.SelectMany(entry =>
            (properties?[entry.Key] ?? schema["additionalProperties"]) is JsonObject inner
                ? Misfits(inner, entry.Value, $"{path}/{entry.Key}")
                : [$"{path}/{entry.Key}"]));
    }

    private static bool Fits(JsonObject schema, JsonValue value)
    {
        if (schema["enum"] is JsonArray words)
            return words.Any(word => JsonNode.DeepEquals(word, value));
        if (value.TryGetValue<bool>(out _))
            return Is(schema, "boolean");
        if (value.TryGetValue<double>(out var number))
        {
            return (Is(schema, "number") || Is(schema, "integer") && number % 1 == 0)
                && number >= (schema["minimum"]?.GetValue<double>() ?? number) && number <= (schema["maximum"]?.GetValue<double>() ?? number);
        }

        var text = value.GetValue<string>();
        return Is(schema, "string")
            && (schema["pattern"] is not { } pattern || Regex.IsMatch(text, pattern.GetValue<string>()))
            && text.Length >= (schema["minLength"]?.GetValue<int>() ?? 0) && text.Length <= (schema["maxLength"]?.GetValue<int>() ?? text.Length);
    }

    private static bool Is(JsonObject schema, string type) => schema["type"]?.GetValue<string>() == type;
}
