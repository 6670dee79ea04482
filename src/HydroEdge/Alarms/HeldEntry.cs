namespace HydroEdge.Alarms;

/// <summary>An event the disk would not take; it waits in memory, and goes out from there.</summary>
internal readonly record struct HeldEntry(OutboxEntry Entry, DateTimeOffset? SentAt);
