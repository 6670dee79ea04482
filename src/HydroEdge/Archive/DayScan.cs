namespace HydroEdge.Archive;

/// <summary>The first look through a day: its index, on two threads when it is large, and what the index does not have yet out of the rows.</summary>
/// <param name="worthTwo">Views from which on two threads are sooner done: one that slept takes the better part of a millisecond to begin.</param>
internal sealed class DayScan(OpenDay day, int number, string fingerprint, CodeQuery query, int worthTwo = 400_000)
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
        CodeScan[] scans = [.. shortlists.Take(index?.Count < worthTwo ? 1 : Threads).Select(shortlist => new CodeScan(query, places, number, shortlist))];
        var whole = index is null || Through(index, scans, stop);
        if (whole && index?.LastView != facts.LastView)
            day.Reader.Codes(fingerprint, query.Vector.Length, index?.LastView ?? -1, blocks => whole &= scans[0].Through(blocks, long.MaxValue));
        return whole ? scans : null;
    }

    private static bool Through(CodeFile index, CodeScan[] scans, CancellationToken stop)
    {
        var (next, whole) = (-1L, true);
        void Through(CodeScan scan)
        {
            for (long first; whole && (first = Interlocked.Increment(ref next) * BlocksOfAPart) * CodeBlock.Views < index.Count;)
            {
                stop.ThrowIfCancellationRequested();
                var views = index.Count - first * CodeBlock.Views;
                var blocks = (int)Math.Min(BlocksOfAPart, (views + CodeBlock.Views - 1) / CodeBlock.Views);
                if (!scan.Through(index.Blocks(first, blocks), views))
                    whole = false;
            }
        }

        if (scans is [var alone])
            Through(alone);
        else
            Parallel.ForEach(scans, new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = stop }, Through);
        return whole;
    }
}
