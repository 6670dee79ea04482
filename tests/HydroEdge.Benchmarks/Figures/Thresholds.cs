using HydroEdge.Benchmarks.Scorer;
using HydroEdge.Benchmarks.Streams;
using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Figures;

/// <summary>Finds the threshold with the fewest mistakes, missed and false counted alike; among equals the highest.</summary>
internal static class Thresholds
{
    // Shares of the time above the threshold: half of it for a state, a second of ten days for a rare event.
    private const double MostAbove = 0.9;
    private const double LeastAbove = 1e-6;
    private const int Steps = 100;

    public static float Best(IReadOnlyList<(StreamCamera Camera, WatchOptions Watch, Trace Trace)> traces)
    {
        var candidates = Candidates(traces);
        var mistakes = new int[candidates.Length];
        Parallel.For(0, candidates.Length, i =>
            mistakes[i] = traces.Sum(one => Outcome.Of(one.Camera, one.Watch, one.Trace, candidates[i]).Mistakes));
        var best = candidates.Length - 1;
        for (var i = candidates.Length - 1; i >= 0; i--)
            best = mistakes[i] < mistakes[best] ? i : best;
        return candidates.Length > 0 ? candidates[best] : float.PositiveInfinity;
    }

    /// <summary>In rising order, the last one beyond everything that was seen.</summary>
    private static float[] Candidates(IReadOnlyList<(StreamCamera Camera, WatchOptions Watch, Trace Trace)> traces)
    {
        float[] all = [.. traces.SelectMany(one => Quantiles(one.Trace)).Order()];
        var stride = Math.Max(1.0, (double)all.Length / (2 * Steps));
        return [.. Enumerable.Range(0, (int)(all.Length / stride)).Select(i => all[(int)(i * stride)]).Append(float.MaxValue).Distinct()];
    }

    private static IEnumerable<float> Quantiles(Trace trace)
    {
        float[] sorted = [.. trace.Scores.Where(float.IsFinite).Order()];
        for (var step = 0; step <= Steps && sorted.Length > 0; step++)
        {
            var above = MostAbove * Math.Pow(LeastAbove / MostAbove, (double)step / Steps);
            yield return sorted[Math.Clamp((int)((1 - above) * sorted.Length), 0, sorted.Length - 1)];
        }
    }
}
