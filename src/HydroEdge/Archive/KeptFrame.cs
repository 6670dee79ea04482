namespace HydroEdge.Archive;

/// <summary>A row of the archive: a frame, and how many after it looked the same.</summary>
/// <param name="Id">Row in its day.</param>
/// <param name="Number">The camera's own count at the time.</param>
/// <param name="Last">When the last of them was captured.</param>
/// <param name="Frames">How many they are, itself included.</param>
/// <param name="Moves">How often the camera had been moved by then.</param>
/// <param name="Scene">The number of the view the camera showed; 0 when nothing was scored.</param>
internal sealed record KeptFrame(
    ArchiveDay Day, long Id, string CameraId, long Number, DateTimeOffset At, DateTimeOffset Last, int Frames, int Moves, int Scene,
    IReadOnlyList<KeptScore> Scores, IReadOnlyList<KeptView> Views);
