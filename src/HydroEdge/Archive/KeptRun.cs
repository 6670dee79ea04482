using HydroEdge.Embedding;

namespace HydroEdge.Archive;

/// <summary>A row of frames that looked alike.</summary>
/// <param name="Time">Milliseconds since 1970 of the first; <paramref name="Last"/> of the last.</param>
/// <param name="Frames">How many they were.</param>
/// <param name="Scene">See <see cref="KeptFrame"/>.</param>
/// <param name="Number">The camera's count of the first.</param>
internal readonly record struct KeptRun(long Id, long Time, long Last, long Frames, long Number, int Moves, int Scene)
{
    /// <summary>One after the other, as evenly as they may have come.</summary>
    public IEnumerable<EmbeddedFrame> Told(string camera, IReadOnlyList<EmbeddedView> views)
    {
        for (var i = 0L; i < Frames; i++)
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(Frames > 1 ? Time + (Last - Time) * i / (Frames - 1) : Time);
            yield return new EmbeddedFrame(camera, Number + i, at, views, Moves);
        }
    }
}
