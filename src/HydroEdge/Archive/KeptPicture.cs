namespace HydroEdge.Archive;

/// <summary>A picture that was kept whole because an alarm was decided on it.</summary>
/// <param name="Ref">Path below the archive folder, with '/', e.g. <c>2026-11-21/evidence/173448.123-gate-north-4711.jpg</c>.</param>
/// <param name="Sha256">Hex digest of the file, small letters.</param>
/// <param name="CapturedAt">When the picture was captured (UTC).</param>
internal sealed record KeptPicture(string Ref, string Sha256, DateTimeOffset CapturedAt);
