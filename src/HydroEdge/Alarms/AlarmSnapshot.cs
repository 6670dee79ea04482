using System.Text.Json.Serialization;
using HydroEdge.Watches;

namespace HydroEdge.Alarms;

/// <summary>An alarm as it stands: what the status page shows and the retained topic carries.</summary>
/// <param name="OccurrenceId">ULID of the occurrence that is raised, or was raised last; null before the first.</param>
/// <param name="Decision">The last decision; null until the watch has seen its first frame since the start.</param>
/// <param name="Evaluations">Frames the watch has seen since the start: silence can be told from "no hit".</param>
/// <param name="LastSeq">Number of this alarm's last event in its stream, 0 before the first.</param>
internal sealed record AlarmSnapshot(
    AlarmKey Key,
    WatchOptions Watch,
    bool Active,
    AlarmQuality Quality,
    string? QualityReason,
    string? OccurrenceId,
    DateTimeOffset? FirstSeen,
    DateTimeOffset? ActiveSince,
    DateTimeOffset? ClearedAt,
    Decision? Decision,
    long Evaluations,
    long LastSeq)
{
    public AlarmHandling Handling { get; init; }

    /// <summary>Who gave the last command on it, and what he said.</summary>
    public string? Operator { get; init; }

    public string? Comment { get; init; }

    /// <summary>It comes and goes too often, see <see cref="ChatterGuard"/>.</summary>
    public bool Chattering { get; init; }

    /// <summary>The node was in a flood of alarms, see <see cref="FloodGuard"/>.</summary>
    public bool Flood { get; init; }

    /// <summary>Not annunciated because of a flood.</summary>
    public bool Muted { get; init; }

    /// <summary>Raises of the last 24 hours, as far as they were since the start.</summary>
    public int RaisesToday { get; init; }

    [JsonIgnore]
    public AlarmState State => AlarmMachine.StateOf(Active, Handling);

    /// <summary>An operator shall hear of it. A hit is never annunciated.</summary>
    [JsonIgnore]
    public bool Annunciates => Watch.Alarm is not null && !Muted && Handling.Suppression == Suppression.None;
}
