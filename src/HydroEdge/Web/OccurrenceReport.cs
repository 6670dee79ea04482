using HydroEdge.Alarms;

namespace HydroEdge.Web;

/// <summary>One past or present raise of an alarm, as people read it.</summary>
/// <param name="ShortId">As much of the id as one has to type.</param>
/// <param name="EndedAt">Null while it is raised.</param>
/// <param name="Peak">How far it stood out at most, in spreads.</param>
/// <param name="Verdict"><c>confirmed</c>, <c>rejected</c>, or null.</param>
internal sealed record OccurrenceReport(
    string Id,
    string ShortId,
    string Watch,
    string Camera,
    DateTimeOffset RaisedAt,
    DateTimeOffset? EndedAt,
    double? Peak,
    string? Verdict,
    string? Note,
    string? JudgedBy,
    DateTimeOffset? JudgedAt)
{
    public static OccurrenceReport Of(Occurrence occurrence, string shortId) => new(
        occurrence.Id,
        shortId,
        occurrence.Key.WatchId,
        occurrence.Key.CameraId,
        occurrence.RaisedAt,
        occurrence.EndedAt,
        occurrence.Peak is { } peak ? Math.Round(peak, 2) : null,
        occurrence.Verdict is { } verdict ? (verdict.Real ? "confirmed" : "rejected") : null,
        occurrence.Verdict?.Note,
        occurrence.Verdict?.By,
        occurrence.Verdict?.At);
}
