namespace HydroEdge.Archive;

/// <summary>What a search has seen of the days by their codes, and of days of version 1 by their vectors.</summary>
internal sealed class FirstLook(
    IReadOnlyList<ArchiveDay> days, string fingerprint, float[] query, SearchFilter filter, Shortlist best, BestMoments old)
{
    private readonly CodeQuery _query = new(query);
    private readonly Shortlist[] _ofDay = [.. Enumerable.Range(0, DayScan.Threads).Select(_ => best.Other())];
    private readonly (DayFacts Facts, DayPlaces Places)[] _days = new (DayFacts, DayPlaces)[days.Count];
    private Spread _estimated;
    private Spread _oldDays;

    public Shortlist Best => best;

    public long OtherModel { get; private set; }

    public void Through(int number, OpenDays open, List<string> unreadable, CancellationToken stop)
    {
        open.Read(days[number], unreadable, day => Codes(number, day, stop));
        if (filter.Watches.Count == 0)
            DayReading.OfOld(days[number], unreadable, reader => Vectors(days[number], reader, stop));
    }

    /// <summary>A candidate by its vector; null when the day does not hold it: what the index names alone, a power cut took away.</summary>
    public ScoredView? Exactly(Candidate candidate, DayReader reader)
    {
        var places = _days[candidate.Day].Places;
        if (!reader.TryRead(candidate.View, out var centre, out var away) || away.Length != ByteVector.Size(query.Length)
            || (uint)centre >= (uint)places.Near.Length)
            return null;
        var cosine = places.Cosine(centre, away, query);
        var day = days[candidate.Day];
        return new ScoredView(
            day, candidate.View / DaySchema.ViewsPerFrame, candidate.View, day.Start.AddMilliseconds(candidate.Time),
            _days[candidate.Day].Facts.Cameras.GetValueOrDefault(candidate.Camera, ""), cosine);
    }

    /// <param name="exact">The cosines of the views that were compared by their vectors: what counts, where those are all.</param>
    public Spread Spread(IReadOnlyList<float> exact) =>
        _oldDays + (exact.Count < _estimated.Count ? _estimated : exact.Aggregate(default(Spread), (all, cosine) => all + Archive.Spread.Of(cosine)));

    private void Codes(int number, OpenDay day, CancellationToken stop)
    {
        // The day as it is now, whatever is kept meanwhile.
        using var snapshot = day.Reader.Snapshot();
        var facts = day.Reader.Facts(fingerprint);
        var places = new DayPlaces(facts, days[number], query, filter);
        _days[number] = (facts, places);
        OtherModel += facts.OtherViews;
        if (places.Near.IsEmpty)
            return;
        foreach (var scan in new DayScan(day, number, fingerprint, _query).Run(facts, places, NewOfDay, stop))
        {
            best.Offer(scan.Best);
            _estimated += scan.Estimated;
        }
    }

    private Shortlist[] NewOfDay()
    {
        foreach (var part in _ofDay)
            part.BeginFor(best);
        return _ofDay;
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
