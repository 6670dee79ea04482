namespace HydroEdge.Archive;

/// <summary>The first look through a day: its index on two threads, and what the index does not have yet out of the rows.</summary>
internal sealed class DayScan(OpenDay day, int number, string fingerprint, CodeQuery query)
{
    public const int Threads = 2;
    private const int BlocksOfAPart = 512;

    /// <param name="begin">Gives an empty shortlist for each thread.</param>
    /// <exception cref="InvalidDataException">The day makes no sense.</exception>
    public CodeScan[] Run(DayFacts facts, DayPlaces places, Func<Shortlist[]> begin, CancellationToken stop) =>
        Through(places, facts, begin(), stop) ?? Through(places, facts, begin(), stop, anew: true) ?? throw new InvalidDataException("its index cannot be made");

    private CodeScan[]? Through(DayPlaces places, DayFacts facts, Shortlist[] shortlists, CancellationToken stop, bool anew = false)
    {
        var index = day.Index(query.Vector.Length, facts.LastView, anew);
        CodeScan[] scans = [.. shortlists.Select(shortlist => new CodeScan(query, places, number, shortlist))];
        var whole = index is null || Through(index, scans, stop);
        if (whole && index?.LastView != facts.LastView)
            day.Reader.Codes(fingerprint, query.Vector.Length, index?.LastView ?? -1, blocks => whole &= scans[0].Through(blocks, long.MaxValue));
        return whole ? scans : null;
    }

    private static bool Through(CodeFile index, CodeScan[] scans, CancellationToken stop)
    {
        var (next, whole) = (-1L, true);
        Parallel.ForEach(scans, new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = stop }, scan =>
        {
            for (long first; whole && (first = Interlocked.Increment(ref next) * BlocksOfAPart) * CodeBlock.Views < index.Count;)
            {
                stop.ThrowIfCancellationRequested();
                var views = index.Count - first * CodeBlock.Views;
                var blocks = (int)Math.Min(BlocksOfAPart, (views + CodeBlock.Views - 1) / CodeBlock.Views);
                if (!scan.Through(index.Blocks(first, blocks), views))
                    whole = false;
            }
        });
        return whole;
    }
}
