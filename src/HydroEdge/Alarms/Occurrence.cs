namespace HydroEdge.Alarms;

/// <summary>One raise of an alarm to its clear, as the journal keeps it.</summary>
/// <param name="Id">ULID, the <c>occurrence_id</c> of the bus.</param>
/// <param name="EndedAt">Null while it is raised.</param>
/// <param name="Peak">How far the margin lay above normal at most, in spreads; null where it was not kept.</param>
/// <param name="Question">What the watch asked then, see <see cref="Watches.QuestionExtensions"/>; null where it was not kept.</param>
/// <param name="Model">Fingerprint of the model that made the view kept with it; null when none was kept.</param>
/// <param name="Verdict">Null until somebody judged it.</param>
internal sealed record Occurrence(
    string Id,
    AlarmKey Key,
    DateTimeOffset RaisedAt,
    DateTimeOffset? EndedAt,
    double? Peak,
    string? Question,
    string? Model,
    Verdict? Verdict);
