using HydroEdge.Embedding;

namespace HydroEdge.Benchmarks.Scorer;

/// <summary>A margin that needs no memory; where several looks answer the same question, the best one counts.</summary>
internal sealed class MarginScorer(IReadOnlyList<WatchTexts> watches, Func<WatchTexts, ImageEmbedding, float> margin) : IScorer
{
    public void Consider(EmbeddedFrame frame, Span<Verdict> verdicts)
    {
        for (var i = 0; i < watches.Count; i++)
        {
            var best = float.NaN;
            foreach (var view in frame.Views.Where(view => view.Asked == watches[i].Watch.Asked))
                best = float.MaxNumber(best, margin(watches[i], view.Embedding));
            verdicts[i] = new Verdict(best);
        }
    }
}
