namespace HydroEdge.Archive;

/// <summary>A small picture that was kept.</summary>
/// <param name="Number">The camera's own count at the time.</param>
/// <param name="Moves">How often the camera had been moved by then.</param>
internal readonly record struct KeptJpeg(DateTimeOffset At, long Number, int Moves, byte[] Jpeg);
