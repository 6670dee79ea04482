namespace HydroEdge.Bus;

/// <summary>A watch in the manifest.</summary>
/// <param name="Alarm">True when it is annunciated on event/alarm; false when it is reported on event/hit.</param>
internal sealed record ManifestWatch(string Watch, string Query, string Kind, bool Alarm, string Priority, string? Equipment, IReadOnlyList<string> Cameras);
