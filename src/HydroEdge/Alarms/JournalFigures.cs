namespace HydroEdge.Alarms;

/// <summary>How the outbox is doing.</summary>
/// <param name="Depth">Events that no broker has taken yet.</param>
/// <param name="Bytes">Size of the journal's file.</param>
/// <param name="OldestAge">How long the oldest of them has waited; zero when none does.</param>
/// <param name="Dropped">Events that will never reach anybody, since the start.</param>
/// <param name="DeadLetters">Events of the last days that the broker refused for good.</param>
/// <param name="DiskUsedPct">Of the disk that holds the state folder, 0..100; null when it cannot be asked.</param>
/// <param name="Degraded">The disk refuses: events are held in memory and would not survive the process.</param>
internal sealed record JournalFigures(
    long Depth, long Bytes, TimeSpan OldestAge, long Dropped, long DeadLetters, long DiskFreeBytes, double? DiskUsedPct, bool Degraded);
