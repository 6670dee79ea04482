using HydroEdge.Alarms;
using HydroEdge.Cameras;

namespace HydroEdge.Bus;

/// <summary>The picture behind an event.</summary>
/// <param name="Bbox">Where in it, as x, y, w, h shares of the picture; null when the model gives no place.</param>
/// <param name="Ref">Path below the archive folder of the node.</param>
internal sealed record EvidenceData(string? HitId, DateTimeOffset FrameTs, string Sha256, IReadOnlyList<double>? Bbox, string Ref)
{
    public static EvidenceData? Of(AlarmEvent happened) => happened.Evidence is not { } evidence
        ? null
        : new EvidenceData(happened.Alarm.OccurrenceId, evidence.FrameTime, evidence.Sha256, Box(happened.Alarm.Decision?.Box), evidence.Ref);

    public static IReadOnlyList<double>? Box(Region? box) => box is { } place
        ? [Math.Round(place.X, 4), Math.Round(place.Y, 4), Math.Round(place.W, 4), Math.Round(place.H, 4)]
        : null;
}
