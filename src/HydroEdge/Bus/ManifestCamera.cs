namespace HydroEdge.Bus;

/// <summary>A camera in the manifest.</summary>
internal sealed record ManifestCamera(string Camera, string? Name);
