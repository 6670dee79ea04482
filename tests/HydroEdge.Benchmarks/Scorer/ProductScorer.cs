using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Scorer;

/// <summary>The product as it is delivered: what its own board decides.</summary>
internal sealed class ProductScorer : IScorer
{
    private readonly WatchBoard _board;
    private readonly Dictionary<string, int> _places;
    private readonly List<Decision> _decisions = [];

    public ProductScorer(IEmbedder embedder, IReadOnlyList<WatchOptions> watches)
    {
        _board = new WatchBoard(embedder);
        _board.Apply(watches);
        _places = watches.Index().ToDictionary(watch => watch.Item.Id, watch => watch.Index);
    }

    public IReadOnlyList<Region> RegionsOf(string cameraId) => _board.RegionsOf(cameraId);

    public void Consider(EmbeddedFrame frame, Span<Verdict> verdicts)
    {
        verdicts.Fill(Verdict.None);
        _board.Score(frame, _decisions);
        foreach (var decision in _decisions)
        {
            if (decision.State is DecisionState.Active or DecisionState.Inactive)
                verdicts[_places[decision.WatchId]] = new Verdict((float)decision.Score, decision.State == DecisionState.Active);
        }
    }
}
