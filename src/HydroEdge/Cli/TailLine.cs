using System.Globalization;
using Spectre.Console;

namespace HydroEdge.Cli;

/// <summary>One message of the bus as one line with colours.</summary>
internal static class TailLine
{
    /// <returns>Null when the message is none of HydroEdge's.</returns>
    public static string? Of(string topic, string payload)
    {
        if (payload.Length == 0)
            return $"[grey]{"cleared",-8}[/]  {topic.EscapeMarkup()}";
        if (BusMessage.Read($"{topic}\t{payload}") is not { } message)
            return null;
        var time = message.Time.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        var late = message.Data.TryGetProperty("historical", out var historical) && historical.ValueKind == System.Text.Json.JsonValueKind.True ? " [yellow](late)[/]" : "";
        var (colour, kind) = Kind(message);
        return $"[grey]{time}[/]  [{colour}]{kind,-8}[/]  {What(message).EscapeMarkup()}{late}";
    }

    private static (string Colour, string Kind) Kind(BusMessage message) => message.Type switch
    {
        "he.alarm.v1" when message.Text("transition") is "cleared" or "acknowledged" => ("green", message.Text("priority") ?? "alarm"),
        "he.alarm.v1" => (ColourOf(message.Text("priority")), message.Text("priority") ?? "alarm"),
        "he.hit.v1" => ("blue", "hit"),
        "he.sys.v1" => (message.Text("kind") is "gap" or "dead_letter" or "camera_fault" ? "red" : "grey", "sys"),
        "he.status.v1" => (message.Data.GetProperty("online").GetBoolean() ? "green" : "red", "status"),
        var other => ("grey", other["he.".Length..].Split('.')[0]),
    };

    private static string ColourOf(string? priority) => priority switch
    {
        "critical" => "bold red",
        "high" => "red",
        "medium" => "yellow",
        _ => "aqua",
    };

    private static string What(BusMessage message) => message.Type switch
    {
        "he.alarm.v1" or "he.hit.v1" => $"{message.Text("message")}{By(message)}{Number(message)}",
        "he.sys.v1" => $"{message.Text("kind")}: {message.Text("message")}{Number(message)}",
        "he.status.v1" => $"{NodeOf(message.Topic)}: {message.Text("reason")}",
        "he.reply.v1" => $"{message.Text("request_id")}: {message.Text("code")} {message.Text("message")}",
        "he.watch.state.v1" => $"{message.Text("message")} [{message.Text("state")}]",
        "he.camera.v1" => $"{message.Text("camera")}: {message.Text("status")}",
        _ => message.Topic,
    };

    private static string By(BusMessage message) => message.Text("operator") is { } by ? $" by {by}" : "";

    private static string Number(BusMessage message) =>
        string.Create(CultureInfo.InvariantCulture, $"  #{message.Text("lane")}{message.Number("seq")}");

    // ROOT/SITE/NODE/status
    private static string NodeOf(string topic) => topic.Split('/') is [.., var node, _] ? node : topic;
}
