using System.Globalization;
using System.Text.Json;

namespace HydroEdge.Cli;

/// <summary>What the demo reads out of a message on the bus, as any other subscriber would.</summary>
internal sealed record BusMessage(string Topic, string Type, DateTimeOffset Time, JsonElement Data)
{
    /// <summary>Reads a line <c>topic TAB payload</c>; null when the payload is not one of HydroEdge's.</summary>
    public static BusMessage? Read(string line)
    {
        if (line.Split('\t', 2) is not [var topic, var payload])
            return null;
        try
        {
            using var document = JsonDocument.Parse(payload);
            var root = document.RootElement;
            return new BusMessage(
                topic,
                root.GetProperty("type").GetString() ?? "",
                DateTimeOffset.Parse(root.GetProperty("time").GetString() ?? "", CultureInfo.InvariantCulture),
                root.GetProperty("data").Clone());
        }
        catch (Exception foreign) when (foreign is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    public string? Text(string name) =>
        Data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public double? Number(string name) =>
        Data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    public DateTimeOffset? Moment(string name) =>
        DateTimeOffset.TryParse(Text(name), CultureInfo.InvariantCulture, out var moment) ? moment : null;
}
