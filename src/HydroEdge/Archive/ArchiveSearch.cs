using Microsoft.Data.Sqlite;

namespace HydroEdge.Archive;

/// <summary>
/// Finds the kept moments nearest to a vector: first by the codes of all views, then the best of them by their vectors. Reads beside the
/// daemon that writes, or without one. A day that cannot be read is reported and the others answer.
/// </summary>
internal sealed class ArchiveSearch(string folder, string modelFingerprint)
{
    /// <summary>Views whose codes fit best and that are then compared by their vectors.</summary>
    public const int Recalled = 1000;

    // One moment touches at most the ten seconds it is in and those beside it; the fourth is for a clock that was set back.
    private const int MomentsOfOne = 4;

    /// <summary>True when not a single day is kept.</summary>
    public bool IsEmpty => !ArchiveDay.AllIn(folder).Any(day => day.HoldsFrames);

    /// <param name="query">A unit vector, [D], of the model with this archive's fingerprint.</param>
    /// <param name="most">Moments returned at most; within ten seconds only the best of a camera counts.</param>
    /// <param name="progress">Told after each day what share of the days is done.</param>
    public SearchResult Find(
        float[] query, SearchFilter filter, int most, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        var days = ArchiveDay.AllIn(folder).Where(filter.Reaches).ToArray();
        var (best, unreadable) = (new BestMoments(most), new List<string>());
        var first = new FirstLook(days, modelFingerprint, query, filter, () => new Shortlist(Recalled, MomentsOfOne * most), best);
        for (var i = 0; i < days.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            first.Through(i, unreadable, stop);
            progress?.Report((i + 1.0) / days.Length);
        }

        var exact = new List<(Candidate Candidate, float Cosine)>();
        foreach (var day in first.Best.Take().GroupBy(candidate => candidate.Day))
            DayReading.Of(days[day.Key].Frames, unreadable, () => exact.AddRange(SecondLook(days[day.Key], day, query)));
        foreach (var (candidate, cosine) in exact)
            best.Add(first.Scored(candidate, cosine));
        var spread = first.Spread(exact.Select(view => view.Cosine).ToArray());
        return Answer(best.Take(), spread, first.OtherModel, filter, unreadable);
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
    public static byte[]? Picture(Found found)
    {
        byte[]? jpeg = null;
        if (found.Old)
            DayReading.OfOld(found.Day, [], reader => jpeg = reader.Thumbnail(found.FrameId));
        else
            DayReading.Of(found.Day, [], reader => jpeg = reader.Thumbnail(found.FrameId));
        return jpeg;
    }

    private static List<(Candidate, float)> SecondLook(ArchiveDay day, IEnumerable<Candidate> candidates, float[] query)
    {
        using var reader = new DayReader(day);
        var exact = new List<(Candidate, float)>();
        foreach (var candidate in candidates)
        {
            // What the index names and the day does not hold, a power cut took away.
            if (reader.Embedding(candidate.View) is var packed && packed.Length == ByteVector.Size(query.Length))
                exact.Add((candidate, ByteVector.Cosine(query, packed)));
        }

        return exact;
    }

    private SearchResult Answer(IReadOnlyList<ScoredView> best, Spread spread, long otherModel, SearchFilter filter, List<string> unreadable)
    {
        var found = new List<Found>();
        foreach (var view in best)
        {
            if (view.Old)
                DayReading.OfOld(view.Day, unreadable, reader => found.Add(Describe(view, reader, spread)));
            else
                DayReading.Of(view.Day, unreadable, reader => found.AddRange(Describe(view, reader, spread, filter)));
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
