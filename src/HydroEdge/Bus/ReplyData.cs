using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary><c>he.reply.v1</c>: the answer to a command.</summary>
/// <param name="RequestId">As it was asked; null when the command had none.</param>
/// <param name="Message">Why not, with the remedy.</param>
/// <param name="State">The alarm's state after it.</param>
/// <param name="Replayed">Of a replay: events that come.</param>
/// <param name="Gaps">Of a replay: what is lost of the range for good.</param>
internal sealed record ReplyData(
    string? RequestId, bool Ok, [property: WordsOf(typeof(CommandCode))] string Code, string? Message,
    [property: WordsOf(typeof(AlarmState))] string? State, int? Replayed, IReadOnlyList<GapData>? Gaps, DateTimeOffset Published)
{
    public static ReplyData Of(CommandReply reply, DateTimeOffset published) => new(
        reply.RequestId, reply.Ok, Words.Of(reply.Code), reply.Message, reply.State is { } state ? Words.Of(state) : null,
        reply.Replayed, reply.Gaps?.Select(gap => GapData.Of(gap)!).ToList(), published);
}
