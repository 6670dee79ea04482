using System.Text.Json;

namespace HydroEdge.Embedding;

/// <summary>A JSON object of a model folder, read so that every complaint names the file, the key and the value.</summary>
internal sealed class JsonFields(string file, string path, JsonElement json)
{
    public string File { get; } = file;

    public JsonElement? Value(string key) =>
        json.TryGetProperty(key, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    public JsonFields? Object(string key) => Value(key) is not { } value ? null
        : value.ValueKind is JsonValueKind.Object ? new JsonFields(File, $"{path}{key}.", value)
        : throw Wrong(key, $"is {Shown(value)}; an object belongs there");

    public string? Text(string key) => Value(key) is not { } value ? null
        : value.ValueKind is JsonValueKind.String ? value.GetString()
        : throw Wrong(key, $"is {Shown(value)}; a text belongs there");

    public bool? Flag(string key) => Value(key) is not { } value ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Wrong(key, $"is {Shown(value)}; true or false belongs there");

    public int? Whole(string key, int least, int most) => Value(key) is not { } value ? null : Whole(key, value, least, most);

    public double? Number(string key) => Value(key) is not { } value ? null
        : value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number
        : throw Wrong(key, $"is {Shown(value)}; a number belongs there");

    /// <summary>A number or a list of one or two: width and height.</summary>
    public (int Width, int Height)? Size(string key, int most)
    {
        if (Value(key) is not { } value)
            return null;
        if (value.ValueKind is not JsonValueKind.Array)
            return (Whole(key, value, 1, most), Whole(key, value, 1, most));
        return value.GetArrayLength() is 1 or 2
            ? (Whole(key, value[value.GetArrayLength() - 1], 1, most), Whole(key, value[0], 1, most))
            : throw Wrong(key, $"is {Shown(value)}; height and width belong there");
    }

    public IReadOnlyList<float>? Channels(string key)
    {
        if (Value(key) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.Array && value.GetArrayLength() == 3
            && value.EnumerateArray().All(one => one.ValueKind is JsonValueKind.Number && float.IsFinite(one.GetSingle())))
            return [.. value.EnumerateArray().Select(one => one.GetSingle())];
        throw Wrong(key, $"is {Shown(value)}; three numbers belong there");
    }

    public IReadOnlyList<string> Texts(string key)
    {
        if (Value(key) is not { } value)
            return [];
        return value.ValueKind is JsonValueKind.Array && value.EnumerateArray().All(one => one.ValueKind is JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(one => one.GetString()!)]
            : throw Wrong(key, $"is {Shown(value)}; a list of texts belongs there");
    }

    public ModelException Wrong(string key, string what) => new($"{File}: '{path}{key}' {what}.");

    private int Whole(string key, JsonElement value, int least, int most) =>
        value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw Wrong(key, $"is {Shown(value)}; a whole number from {least} to {most} belongs there");

    private static string Shown(JsonElement value) => value.GetRawText() is { Length: > 60 } text ? text[..60] + "..." : value.GetRawText();
}
