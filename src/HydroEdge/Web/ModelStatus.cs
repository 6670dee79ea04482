namespace HydroEdge.Web;

/// <summary>Which model is in use.</summary>
internal sealed record ModelStatus(string Name, string Fingerprint, string Provider, int Dimension);
