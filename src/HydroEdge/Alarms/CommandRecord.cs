using System.Text.Json;

namespace HydroEdge.Alarms;

/// <summary>A command as the audit keeps it.</summary>
/// <param name="Code">What became of it.</param>
internal sealed record CommandRecord(
    string? RequestId, string Verb, string? Camera, string? Watch, string? OccurrenceId, string? Operator, string? Comment, CommandCode Code)
{
    public SysEvent Told(DateTimeOffset at) => new(
        SysKind.Command, $"{Operator ?? "somebody"} asked for {Verb}{(Watch is null ? "" : $" of {Watch}")}: {JsonNamingPolicy.SnakeCaseLower.ConvertName(Code.ToString())}", at)
    {
        Command = this,
    };
}
