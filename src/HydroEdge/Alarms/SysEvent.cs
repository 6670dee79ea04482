using System.Text.Json.Serialization;

namespace HydroEdge.Alarms;

/// <summary>Something about the node itself, for the record: one of <c>event/sys</c>.</summary>
/// <param name="Message">One line for people, without secrets.</param>
internal sealed record SysEvent(SysKind Kind, string Message, DateTimeOffset At) : NodeEvent(At)
{
    /// <summary>The events that are missing, of a <see cref="SysKind.Gap"/>.</summary>
    public Gap? Gap { get; init; }

    /// <summary>What was asked and what became of it, of a <see cref="SysKind.Command"/>.</summary>
    public CommandRecord? Command { get; init; }

    /// <summary>The alarm it is about.</summary>
    public AlarmKey? Alarm { get; init; }

    [JsonIgnore]
    public override EventClass Class => EventClass.Sys;

    [JsonIgnore]
    public override Lane Lane => Lane.Normal;
}
