using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary>A command as the audit tells of it.</summary>
/// <param name="Code">What became of it.</param>
internal sealed record CommandData(
    string? RequestId, string Verb, string? Camera, string? Watch, string? OccurrenceId, string? Operator, string? Comment,
    [property: WordsOf(typeof(CommandCode))] string Code)
{
    public static CommandData? Of(CommandRecord? asked) => asked is null
        ? null
        : new CommandData(
            asked.RequestId, asked.Verb, asked.Camera, asked.Watch, asked.OccurrenceId, asked.Operator, asked.Comment, Words.Of(asked.Code));
}
