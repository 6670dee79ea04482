namespace HydroEdge.Archive;

/// <summary>What a search has seen of the days by their codes, and of days of version 1 by their vectors.</summary>
internal sealed class FirstLook(
    IReadOnlyList<ArchiveDay> days, string fingerprint, float[] query, SearchFilter filter, Func<Shortlist> shortlist, BestMoments old)
{
    private readonly CodeQuery _query = new(query);
    private readonly IReadOnlyDictionary<long, string>[] _cameras = new IReadOnlyDictionary<long, string>[days.Count];
    private Spread _estimated;
    private Spread _oldDays;

    public Shortlist Best { get; } = shortlist();

    public long OtherModel { get; private set; }

    public void Through(int number, List<string> unreadable, CancellationToken stop)
    {
        DayReading.Of(days[number], unreadable, reader => Codes(number, reader, stop));
        if (filter.Watches.Count == 0)
            DayReading.OfOld(days[number], unreadable, reader => Vectors(days[number], reader, stop));
    }

    public ScoredView Scored(Candidate candidate, float cosine)
    {
        var day = days[candidate.Day];
        return new ScoredView(
            day, candidate.View / DaySchema.ViewsPerFrame, candidate.View, day.Start.AddMilliseconds(candidate.Time),
            _cameras[candidate.Day].GetValueOrDefault(candidate.Camera, ""), cosine);
    }

    /// <param name="exact">The cosines of the views that were compared by their vectors: what counts, where those are all.</param>
    public Spread Spread(IReadOnlyList<float> exact) =>
        _oldDays + (exact.Count < _estimated.Count ? _estimated : exact.Aggregate(default(Spread), (all, cosine) => all + Archive.Spread.Of(cosine)));

    private void Codes(int number, DayReader reader, CancellationToken stop)
    {
        _cameras[number] = reader.Cameras();
        OtherModel += reader.ViewsOfOthers(fingerprint);
        foreach (var scan in new DayScan(days[number], number, fingerprint, _query, filter, shortlist).Run(reader, stop))
        {
            Best.Offer(scan.Best);
            _estimated += new Spread(scan.Searched, scan.Sum, scan.SumOfSquares);
        }
    }

    private void Vectors(ArchiveDay day, OldDayReader reader, CancellationToken stop)
    {
        var scratch = new float[query.Length];
        reader.Scan(
            filter,
            (frame, time, camera, look, model, embedding) =>
            {
                if (model != fingerprint || embedding.Length != query.Length * sizeof(ushort))
                {
                    OtherModel++;
                    return;
                }

                var cosine = HalfVector.Cosine(query, embedding, scratch);
                _oldDays += Archive.Spread.Of(cosine);
                old.Add(new ScoredView(day, frame, look, DateTimeOffset.FromUnixTimeMilliseconds(time), camera, cosine, Old: true));
            },
            stop);
    }
}
