namespace HydroEdge.Alarms;

/// <summary>An event that nobody will ever get; a <see cref="Gap"/> tells of it.</summary>
internal readonly record struct LostEvent(string Stream, long Seq, EventClass Class, string Reason);
