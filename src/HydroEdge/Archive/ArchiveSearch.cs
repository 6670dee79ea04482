using System.Globalization;

namespace HydroEdge.Archive;

/// <summary>
/// Finds the kept moments nearest to a vector: first by the codes of all views, then the best of them by their vectors. Reads beside the
/// daemon that writes, or without one. A day that cannot be read is reported and the others answer. Days stay open from one search to the
/// next. Thread-safe.
/// </summary>
internal sealed class ArchiveSearch(string folder, string modelFingerprint) : IDisposable
{
    /// <summary>Views whose codes fit best and that are then compared by their vectors.</summary>
    public const int Recalled = 700;

    // One moment touches at most the ten seconds it is in and those beside it; the fourth is for a clock that was set back.
    private const int MomentsOfOne = 4;

    private readonly Lock _gate = new();
    private readonly OpenDays _open = new(modelFingerprint);

    /// <summary>True when not a single day is kept.</summary>
    public bool IsEmpty => !ArchiveDay.AllIn(folder).Any(day => day.HoldsFrames);

    /// <param name="query">A unit vector, [D], of the model with this archive's fingerprint.</param>
    /// <param name="most">Moments returned at most; within ten seconds only the best of a camera counts.</param>
    /// <param name="progress">Told after each day what share of the days is done.</param>
    public SearchResult Find(
        float[] query, SearchFilter filter, int most, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        lock (_gate)
        {
            var days = ArchiveDay.AllIn(folder).Where(filter.Reaches).ToArray();
            _open.Keep(days);
            return Find(days, query, filter, most, progress, stop);
        }
    }

    /// <param name="id">See <see cref="Found.Id"/>.</param>
    /// <returns>The vector of a kept frame as a whole; null when there is no such frame, or none that this model saw.</returns>
    /// <exception cref="InvalidDataException">Its day cannot be read.</exception>
    public float[]? VectorOf(string id)
    {
        if (PlaceOf(folder, id) is not var (day, frame))
            return null;
        var unreadable = new List<string>();
        float[]? vector = null;
        lock (_gate)
            _open.Read(day, unreadable, open => vector = open.Reader.Frame(frame, modelFingerprint) is { Views: [var whole, ..] } ? whole.Vector : null);
        return unreadable.Count == 0 ? vector : throw new InvalidDataException(unreadable[0]);
    }

    /// <summary>Hands the kept frames of at most a day's length to <paramref name="visit"/>, day by day; those that begin up to a run's length before it too.</summary>
    /// <param name="unreadable">Receives the days that cannot be read.</param>
    public void Frames(DateTimeOffset from, DateTimeOffset to, List<string> unreadable, Action<IEnumerable<KeptFrame>> visit)
    {
        lock (_gate)
        {
            foreach (var day in new[] { ArchiveDay.Of(folder, from), ArchiveDay.Of(folder, to) }.Distinct())
                _open.Read(day, unreadable, open => visit(open.Reader.Frames(modelFingerprint, from - ViewRun.Longest, to)));
        }
    }

    /// <summary>Closes the days.</summary>
    public void Dispose()
    {
        lock (_gate)
            _open.Dispose();
    }

    /// <returns>The cameras of which anything is kept, by name.</returns>
    public static IReadOnlyList<string> CamerasIn(string folder)
    {
        var cameras = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var day in ArchiveDay.AllIn(folder))
        {
            DayReading.Of(day, [], reader => cameras.UnionWith(reader.Cameras().Values));
            DayReading.OfOld(day, [], reader => cameras.UnionWith(reader.Cameras()));
        }

        return [.. cameras];
    }

    /// <returns>A JPEG of at most 320 pixels either way; null when none was kept or the day has gone since.</returns>
    public static byte[]? Picture(Found found) => Picture(found.Day, found.FrameId, found.Old);

    /// <param name="old">Whether an older HydroEdge kept it.</param>
    /// <returns>The same, by day and row.</returns>
    public static byte[]? Picture(ArchiveDay day, long frame, bool old)
    {
        byte[]? jpeg = null;
        if (old)
            DayReading.OfOld(day, [], reader => jpeg = reader.Thumbnail(frame));
        else
            DayReading.Of(day, [], reader => jpeg = reader.Thumbnail(frame));
        return jpeg;
    }

    /// <param name="id">See <see cref="Found.Id"/>.</param>
    /// <returns>A JPEG of at most 320 pixels either way; null when there is no such frame, or no picture of it.</returns>
    public static byte[]? PictureOf(string folder, string id) => PlaceOf(folder, id) is var (day, frame) ? Picture(day, frame, old: false) : null;

    private static (ArchiveDay Day, long Frame)? PlaceOf(string folder, string id) =>
        id.Split('/') is [var name, var row] && long.TryParse(row, CultureInfo.InvariantCulture, out var frame)
            && ArchiveDay.Named(folder, name) is { } day
            ? (day, frame)
            : null;

    private SearchResult Find(
        ArchiveDay[] days, float[] query, SearchFilter filter, int most, IProgress<double>? progress, CancellationToken stop)
    {
        var (best, unreadable) = (new BestMoments(most), new List<string>());
        var first = new FirstLook(days, modelFingerprint, query, filter, new Shortlist(Recalled, MomentsOfOne * most), best);
        for (var i = 0; i < days.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            first.Through(i, _open, unreadable, stop);
            progress?.Report((i + 1.0) / days.Length);
        }

        var exact = new List<float>();
        foreach (var day in first.Best.Take().GroupBy(candidate => candidate.Day))
        {
            _open.Read(days[day.Key], unreadable, open =>
            {
                foreach (var view in day.Select(candidate => first.Exactly(candidate, open.Reader)).OfType<ScoredView>())
                {
                    exact.Add(view.Cosine);
                    best.Add(view);
                }
            });
        }

        return Answer(best.Take(), first.Spread(exact), first.OtherModel, filter, unreadable);
    }

    private SearchResult Answer(IReadOnlyList<ScoredView> best, Spread spread, long otherModel, SearchFilter filter, List<string> unreadable)
    {
        var found = new List<Found>();
        foreach (var view in best)
        {
            if (view.Old)
                DayReading.OfOld(view.Day, unreadable, reader => found.Add(Describe(view, reader, spread)));
            else
                _open.Read(view.Day, unreadable, open => found.AddRange(Describe(view, open.Reader, spread, filter)));
        }

        return new SearchResult(found, spread.Count, otherModel, unreadable);
    }

    private static Found Describe(ScoredView view, OldDayReader reader, Spread spread)
    {
        var (number, asked, seen) = reader.Describe(view.FrameId, view.LookId);
        return new Found(view.Day, view.FrameId, view.At, view.At, view.CameraId, number, view.Cosine, spread.Deviations(view.Cosine), asked, seen, [], Old: true);
    }

    private IEnumerable<Found> Describe(ScoredView view, DayReader reader, Spread spread, SearchFilter filter)
    {
        var place = (int)(view.LookId % DaySchema.ViewsPerFrame);
        if (reader.Frame(view.FrameId, modelFingerprint) is not { } frame || place >= frame.Views.Count)
            yield break;
        string[] active = [.. frame.Scores.Where(score => score.Active).Select(score => score.WatchId)];
        if (filter.Watches.Count == 0 || active.Any(filter.Watches.Contains))
        {
            yield return new Found(
                view.Day, frame.Id, frame.At, frame.Last, frame.CameraId, frame.Number, view.Cosine, spread.Deviations(view.Cosine),
                frame.Views[place].Asked, frame.Views[place].Seen, active);
        }
    }
}
