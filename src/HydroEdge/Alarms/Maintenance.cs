namespace HydroEdge.Alarms;

/// <summary>An alarm out of service; it does not come back by itself.</summary>
/// <param name="By">Null when the configuration took it out.</param>
internal sealed record Maintenance(string? By, string Reason, DateTimeOffset Since);
