using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Scorer;

/// <summary>
/// What patches tell beside the picture as a whole, before any change detector. An event scores by how far a few patches stand out, each held against its own
/// normal, while the query is the best description; a state, which nothing may absorb as normal, by its margin.
/// </summary>
/// <param name="robust">The margin and the patches are both measured in deviations from what this camera usually gives; the larger counts.</param>
internal sealed class SightingScorer(IEmbedder embedder, IReadOnlyList<WatchOptions> watches, bool robust) : IScorer
{
    private const double Seconds = 1;

    // The focus is in deviations of patches already.
    private const double FocusUnit = 2;

    private readonly Sightings _sightings = new(embedder, watches);
    private readonly Baseline[] _margins = [.. watches.Select(_ => new Baseline())];
    private readonly Baseline[] _focuses = [.. watches.Select(_ => new Baseline())];

    public void Consider(EmbeddedFrame frame, Span<Verdict> verdicts)
    {
        var seen = _sightings.Of(frame, Seconds);
        for (var i = 0; i < seen.Length; i++)
        {
            verdicts[i] = double.IsNaN(seen[i].Margin) ? Verdict.None
                : watches[i].Kind == WatchKind.State ? new Verdict((float)seen[i].Margin)
                : robust ? Leading(Deviations(i, seen[i]), seen[i].Lead)
                : Leading(seen[i].Focus, seen[i].Lead);
        }
    }

    private double Deviations(int watch, Sighting seen)
    {
        var margin = Robust(_margins[watch], seen.Margin, seen.Spread);
        return double.IsNaN(seen.Focus) ? margin : Math.Max(margin, Robust(_focuses[watch], seen.Focus, FocusUnit));
    }

    private static double Robust(Baseline baseline, double value, double unit)
    {
        if (!baseline.IsCalibrated)
        {
            baseline.Calibrate(value, unit, Seconds);
            return double.NaN;
        }

        var deviations = baseline.DeviationsOf(value);
        baseline.Learn(value, unit, Seconds);
        return deviations;
    }

    private static Verdict Leading(double score, double lead) => new((float)(lead > 0 ? score : Math.Min(score, 0)));
}
