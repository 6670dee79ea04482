namespace HydroEdge.Cli;

/// <summary>One raise, and its clear if that came too.</summary>
/// <param name="At">Seconds after the camera's first picture.</param>
/// <param name="DecidedAt">When the watch decided so, before its on delay; null where only the raise is known.</param>
internal sealed record RaisedAlarm(string Camera, string Watch, double At, double? ClearedAt, double? DecidedAt = null);
