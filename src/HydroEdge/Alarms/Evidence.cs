namespace HydroEdge.Alarms;

/// <summary>The picture kept of the moment an alarm was decided.</summary>
/// <param name="Ref">Path below the archive folder, e.g. <c>2026-11-21/evidence/01J....jpg</c>.</param>
/// <param name="Sha256">Hex digest of the file.</param>
/// <param name="FrameTime">When the picture was captured (UTC).</param>
internal sealed record Evidence(string Ref, string Sha256, DateTimeOffset FrameTime);
