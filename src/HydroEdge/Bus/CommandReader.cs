using System.Text.Json;
using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary>Makes a command of what somebody has sent: plain JSON, or the same as <c>data</c> of a CloudEvent.</summary>
internal static class CommandReader
{
    private const int LongestName = 64;
    private const int LongestComment = 500;

    private static readonly Dictionary<string, CommandVerb> Verbs =
        Enum.GetValues<CommandVerb>().ToDictionary(verb => verb.ToString().ToLowerInvariant());

    public static CommandVerb? VerbOf(string text) => Verbs.TryGetValue(text, out var verb) ? verb : null;

    /// <param name="verb">The last level of the topic.</param>
    public static ReadCommand Read(string verb, byte[] payload)
    {
        if (payload.Length > Payloads.Largest)
            return Refused(verb, null, $"A command may have {Payloads.Largest} bytes.");
        try
        {
            using var document = JsonDocument.Parse(payload);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("specversion", out _) && root.TryGetProperty("data", out var data))
                root = data;
            return root.Deserialize(BusJson.Default.CommandRequest) is { } asked
                ? Checked(verb, asked)
                : Refused(verb, null, "A command is a JSON object.");
        }
        catch (Exception foreign) when (foreign is JsonException or FormatException)
        {
            return Refused(verb, null, $"This is no command: {foreign.Message}");
        }
    }

    private static ReadCommand Checked(string verb, CommandRequest asked)
    {
        var (id, by) = (OneLine(asked.RequestId), OneLine(asked.Operator));
        if (Missing(asked, id, by) is { } missing)
            return Refused(verb, asked, missing);
        if (VerbOf(verb) is not { } known)
            return Refused(verb, asked, $"There is no command '{Short(verb)}'; the commands are {string.Join(", ", Verbs.Keys)}.");
        if (id!.Length > LongestName || by!.Length > LongestName || asked.Comment?.Length > LongestComment)
            return Refused(verb, asked, $"'request_id' and 'operator' may have {LongestName} characters, 'comment' {LongestComment}.");
        if (asked.DurationS is { } seconds && !(seconds is > 0 and < 1e6))
            return Refused(verb, asked, "'duration_s' is a number of seconds above 0.");
        if (asked.Watch is null && known is not (CommandVerb.Confirm or CommandVerb.Reject or CommandVerb.Republish or CommandVerb.Replay))
            return Refused(verb, asked, "A command on an alarm must say which: send 'watch', and 'camera' where it looks at several.");

        return new ReadCommand(
            new OperatorCommand(
                id, known, by, asked.Expires!.Value, Short(asked.Camera), Short(asked.Watch), Short(asked.OccurrenceId), OneLine(asked.Comment),
                asked.DurationS is { } duration ? TimeSpan.FromSeconds(duration) : null, asked.OneShot ?? false, RangeOf(asked)),
            null, null, asked.ReplyTo);
    }

    private static string? Missing(CommandRequest asked, string? id, string? by)
    {
        if (id is null)
            return "A command must have a 'request_id' of its own.";
        if (by is null)
            return "A command must say who gives it: send 'operator'.";
        return asked.Expires is null ? "A command must say until when it holds: send 'expires', at most 300 s ahead." : null;
    }

    private static ReplayRange? RangeOf(CommandRequest asked) =>
        asked is { Stream: { Length: > 0 } stream, FromSeq: { } from, ToSeq: { } to } ? new ReplayRange(Short(stream)!, from, to) : null;

    private static ReadCommand Refused(string verb, CommandRequest? asked, string why) => new(
        null,
        new CommandRecord(
            Short(OneLine(asked?.RequestId)), Short(verb)!, Short(asked?.Camera), Short(asked?.Watch), Short(asked?.OccurrenceId),
            Short(OneLine(asked?.Operator)), Comment: null, CommandCode.BadRequest),
        why, asked?.ReplyTo);

    private static string? Short(string? text) => text?.Length > LongestName ? text[..LongestName] : text;

    // Kept in the log and shown on screens.
    private static string? OneLine(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : string.Concat(text.Trim().Select(character => char.IsControl(character) ? ' ' : character));
}
