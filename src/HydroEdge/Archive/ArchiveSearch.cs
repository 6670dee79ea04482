using Microsoft.Data.Sqlite;

namespace HydroEdge.Archive;

/// <summary>
/// Finds the kept moments nearest to a vector by comparing it with every one of them, newest day first. Reads beside the
/// daemon that writes, or without one. A day that cannot be read is reported and the others answer.
/// </summary>
internal sealed class ArchiveSearch(string folder, string modelFingerprint)
{
    /// <summary>True when not a single day is kept.</summary>
    public bool IsEmpty => !ArchiveDay.AllIn(folder).Any(day => File.Exists(day.Frames));

    /// <param name="query">A unit vector, [D], of the model with this archive's fingerprint.</param>
    /// <param name="most">Moments returned at most; within ten seconds only the best of a camera counts.</param>
    /// <param name="progress">Told after each day what share of the days is done.</param>
    public SearchResult Find(
        float[] query, SearchFilter filter, int most, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        var days = ArchiveDay.AllIn(folder).Where(filter.Reaches).ToArray();
        var scan = new Scanning(query, modelFingerprint, most);
        var unreadable = new List<string>();
        for (var i = 0; i < days.Length; i++)
        {
            Read(days[i], unreadable, reader => scan.Through(days[i], reader, filter, stop));
            progress?.Report((i + 1.0) / days.Length);
        }

        var found = new List<Found>();
        foreach (var best in scan.Best())
            Read(best.Day, unreadable, reader => found.Add(scan.Describe(best, reader)));
        return new SearchResult(found, scan.Searched, scan.OtherModel, unreadable);
    }

    /// <returns>The cameras of which anything is kept, by name.</returns>
    public static IReadOnlyList<string> CamerasIn(string folder)
    {
        var cameras = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var day in ArchiveDay.AllIn(folder))
            Read(day, [], reader => cameras.UnionWith(reader.Cameras()));
        return [.. cameras];
    }

    /// <returns>A JPEG of at most 320 pixels either way; null when none was kept or the day has gone since.</returns>
    public static byte[]? Picture(Found found)
    {
        byte[]? jpeg = null;
        Read(found.Day, [], reader => jpeg = reader.Thumbnail(found.FrameId));
        return jpeg;
    }

    private static void Read(ArchiveDay day, List<string> unreadable, Action<DayReader> read)
    {
        // A day that is swept while we look is no fault.
        if (!File.Exists(day.Frames))
            return;
        try
        {
            using var reader = new DayReader(day);
            read(reader);
        }
        catch (Exception failure) when (failure is SqliteException or InvalidDataException)
        {
            if (File.Exists(day.Frames))
                unreadable.Add($"{day.Frames}: {failure.Message}");
        }
    }

    /// <summary>The state of one search: what was seen so far and the best of it.</summary>
    private sealed class Scanning(float[] query, string fingerprint, int most)
    {
        private readonly BestMoments _best = new(most);
        private readonly float[] _scratch = new float[query.Length];
        private double _sum;
        private double _sumOfSquares;

        public long Searched { get; private set; }

        public long OtherModel { get; private set; }

        public void Through(ArchiveDay day, DayReader reader, SearchFilter filter, CancellationToken stop) =>
            reader.Scan(
                filter,
                (frame, time, camera, look, model, embedding) =>
                {
                    if (model != fingerprint || embedding.Length != query.Length * sizeof(ushort))
                    {
                        OtherModel++;
                        return;
                    }

                    var cosine = HalfVector.Cosine(query, embedding, _scratch);
                    Searched++;
                    _sum += cosine;
                    _sumOfSquares += (double)cosine * cosine;
                    _best.Add(new ScoredView(day, frame, look, DateTimeOffset.FromUnixTimeMilliseconds(time), camera, cosine));
                },
                stop);

        public IReadOnlyList<ScoredView> Best() => _best.Take();

        public Found Describe(ScoredView view, DayReader reader)
        {
            var (number, asked, seen) = reader.Describe(view.FrameId, view.LookId);
            var mean = _sum / Searched;
            var spread = Math.Sqrt(Math.Max(0, _sumOfSquares / Searched - mean * mean));
            var deviations = spread > 0 ? (view.Cosine - mean) / spread : 0;
            return new Found(view.Day, view.FrameId, view.At, view.CameraId, number, view.Cosine, deviations, asked, seen);
        }
    }
}
