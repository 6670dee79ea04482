namespace HydroEdge.Archive;

/// <summary>The first look through a day: its index on two threads, and what the index does not have yet out of the rows.</summary>
internal sealed class DayScan(ArchiveDay day, int number, string fingerprint, CodeQuery query, SearchFilter filter, Func<Shortlist> shortlist)
{
    private const int Threads = 2;
    private const int RecordsOfAPart = 1 << 14;

    // What the index lacks is read from the rows, some hundred thousand a second, unless it is worth making the index first.
    private const int WorthAnIndex = 20_000;

    /// <exception cref="InvalidDataException">The day makes no sense.</exception>
    public CodeScan[] Run(DayReader reader, CancellationToken stop)
    {
        // The day as it is now, whatever is kept meanwhile.
        using var snapshot = reader.Snapshot();
        var places = new DayPlaces(reader, day, fingerprint, query.Vector, filter);
        if (places.Near.IsEmpty)
            return [];
        return Through(places, reader, stop) ?? Through(places, reader, stop, rebuild: true) ?? throw new InvalidDataException("its index cannot be made");
    }

    private CodeScan[]? Through(DayPlaces places, DayReader reader, CancellationToken stop, bool rebuild = false)
    {
        using var index = Index(reader, rebuild);
        CodeScan[] scans = [.. Enumerable.Range(0, Threads).Select(_ => new CodeScan(query, places, number, shortlist()))];
        var whole = index is null || Through(index, scans, stop);
        if (whole)
            reader.Codes(fingerprint, query.Vector.Length, index?.LastView ?? -1, records => whole &= scans[0].Through(records));
        return whole ? scans : null;
    }

    private static bool Through(CodeFile index, CodeScan[] scans, CancellationToken stop)
    {
        var (next, whole) = (-1L, true);
        Parallel.ForEach(scans, new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = stop }, scan =>
        {
            for (long first; whole && (first = Interlocked.Increment(ref next) * RecordsOfAPart) < index.Count;)
            {
                stop.ThrowIfCancellationRequested();
                if (!scan.Through(index.Records(first, (int)Math.Min(RecordsOfAPart, index.Count - first))))
                    whole = false;
            }
        });
        return whole;
    }

    private CodeFile? Index(DayReader reader, bool rebuild)
    {
        var path = day.Codes(fingerprint);
        var last = reader.LastView(fingerprint);
        var index = rebuild ? null : CodeFile.Open(path, query.Vector.Length);
        index?.CutAfter(last);
        if (index is not null && reader.ViewsAfter(index.LastView, WorthAnIndex) < WorthAnIndex)
            return index;
        index?.Dispose();
        if (reader.ViewsAfter(-1, WorthAnIndex) < WorthAnIndex)
            return null;
        try
        {
            CodeWriter.Build(path, query.Vector.Length, fingerprint, reader);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Whoever may only read the archive reads the rows.
            return null;
        }

        var made = CodeFile.Open(path, query.Vector.Length);
        made?.CutAfter(last);
        return made;
    }
}
