namespace HydroEdge.Archive;

/// <summary>What one look of a camera showed around a moment, second by second.</summary>
internal sealed class CameraSeconds
{
    // What happens in seconds (a person falls) and what takes a minute (a gate opens, water rises).
    private static readonly TimeSpan[] Steps = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)];

    // Where in a clip the moment lies, as shares of it: something may just begin there, or be over.
    private static readonly double[] Places = [0.25, 0.5, 0.75, 1];

    // A frame that was not kept is taken for the one before it, so many steps long at most.
    private const int LongestGap = 2;

    private readonly List<(DateTimeOffset At, DateTimeOffset Last, float[] Vector)> _seen = [];

    private CameraSeconds()
    {
    }

    /// <param name="found">The moment, with camera and region.</param>
    /// <param name="frames">Of a clip.</param>
    /// <param name="unreadable">Receives the days that cannot be read.</param>
    public static CameraSeconds Around(ArchiveSearch search, Found found, int frames, List<string> unreadable)
    {
        var seconds = new CameraSeconds();
        var reach = frames * Steps[^1];
        var (from, to) = (found.At - reach, found.At + reach);
        search.Frames(from, to, unreadable, frames => seconds._seen.AddRange(Of(frames, found)));
        seconds._seen.Sort((one, other) => one.At.CompareTo(other.At));
        return seconds;
    }

    /// <summary>The clips in which the moment lies; of those that were kept whole.</summary>
    public IEnumerable<Clip> Clips(DateTimeOffset moment, int frames)
    {
        foreach (var step in Steps)
        {
            foreach (var place in Places)
            {
                var from = moment - Math.Round(place * (frames - 1)) * step;
                var seen = Enumerable.Range(0, frames).Select(frame => At(from + frame * step, LongestGap * step)).OfType<float[]>().ToArray();
                if (seen.Length == frames)
                    yield return new Clip(from, from + (frames - 1) * step, seen);
            }
        }
    }

    private static IEnumerable<(DateTimeOffset, DateTimeOffset, float[])> Of(IEnumerable<KeptFrame> frames, Found found) =>
        from frame in frames
        where frame.CameraId == found.CameraId
        from view in frame.Views
        where view.Asked == found.Asked && view.Seen == found.Seen
        select (frame.At, frame.Last, view.Vector);

    private float[]? At(DateTimeOffset time, TimeSpan gap)
    {
        var last = _seen.FindLastIndex(seen => seen.At <= time);
        return last >= 0 && time - _seen[last].Last <= gap ? _seen[last].Vector : null;
    }
}
