namespace HydroEdge.Cli;

/// <summary>One raise heard on the bus during the demo, and its clear if that came too.</summary>
/// <param name="At">Seconds after the camera's first picture.</param>
internal sealed record RaisedAlarm(string Camera, string Watch, double At, double? ClearedAt);
