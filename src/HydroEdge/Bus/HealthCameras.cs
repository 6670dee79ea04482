namespace HydroEdge.Bus;

/// <summary>The cameras in the health message.</summary>
internal sealed record HealthCameras(int Ok, int Bad);
