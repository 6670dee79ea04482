namespace HydroEdge.Archive;

/// <summary>What the codes of one camera's look are about: a vector in the middle of theirs.</summary>
/// <param name="Id">Row in the day's table.</param>
/// <param name="Camera">Row of the camera.</param>
/// <param name="Look">Row of the look.</param>
/// <param name="Vector">[D], as it reads from the table.</param>
internal sealed record Centre(int Id, long Camera, long Look, float[] Vector);
