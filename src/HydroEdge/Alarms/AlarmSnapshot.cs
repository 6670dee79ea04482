using HydroEdge.Watches;

namespace HydroEdge.Alarms;

/// <summary>An alarm as it stands: what the status page shows and the retained topic carries.</summary>
/// <param name="OccurrenceId">ULID of the occurrence that is raised, or was raised last; null before the first.</param>
/// <param name="Decision">The last decision; null until the watch has seen its first frame since the start.</param>
/// <param name="Evaluations">Frames the watch has seen since the start: silence can be told from "no hit".</param>
/// <param name="LastSeq">Number of this alarm's last event in the outbox, 0 before the first.</param>
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
    long LastSeq);
