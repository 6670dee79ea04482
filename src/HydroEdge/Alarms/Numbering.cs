namespace HydroEdge.Alarms;

/// <summary>Where the numbering of a lane stands.</summary>
internal readonly record struct Numbering(string Stream, long Seq);
