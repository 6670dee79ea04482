using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary>The outbox in the health message.</summary>
/// <param name="Depth">Events that no broker has taken yet.</param>
/// <param name="Degraded">The disk refuses: events are held in memory.</param>
internal sealed record HealthOutbox(
    long Depth, long Bytes, double OldestAgeS, long DroppedTotal, long DeadLetters, long DiskFreeBytes, bool Degraded)
{
    public static HealthOutbox Of(JournalFigures figures) => new(
        figures.Depth, figures.Bytes, Math.Round(Math.Max(0, figures.OldestAge.TotalSeconds), 1), figures.Dropped, figures.DeadLetters,
        figures.DiskFreeBytes, figures.Degraded);
}
