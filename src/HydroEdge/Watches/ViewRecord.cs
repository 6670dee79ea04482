namespace HydroEdge.Watches;

/// <summary>How a view of a camera looks.</summary>
/// <param name="Mean">Floats, little-endian.</param>
internal sealed record ViewRecord(int Number, byte[] Mean, double Centre, double Deviation, int Frames);
