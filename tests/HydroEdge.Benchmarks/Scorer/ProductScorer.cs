using HydroEdge.Benchmarks.Streams;
using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Scorer;

/// <summary>The product as it is delivered: what its own board decides; without second looks where there are no closer frames.</summary>
internal sealed class ProductScorer : IScorer, IDisposable
{
    private readonly CloserFrames? _closer;
    private readonly WatchBoard _board;
    private readonly Dictionary<string, int> _places;
    private readonly List<Decision> _decisions = [];

    public ProductScorer(IEmbedder embedder, IReadOnlyList<WatchOptions> watches, CloserFrames? closer = null)
    {
        _closer = closer;
        _board = new WatchBoard(embedder);
        _board.Apply(watches);
        _places = watches.Index().ToDictionary(watch => watch.Item.Id, watch => watch.Index);
    }

    public int SecondLooks => _closer?.Looks ?? 0;

    public IReadOnlyList<Region> RegionsOf(string cameraId) => _board.RegionsOf(cameraId);

    public void Consider(EmbeddedFrame frame, Span<Verdict> verdicts)
    {
        verdicts.Fill(Verdict.None);
        _closer?.GoTo(frame.Number);
        _board.Score(frame, _decisions, _closer is null ? null : _closer.Look);
        foreach (var decision in _decisions)
        {
            if (decision.State is DecisionState.Active or DecisionState.Inactive)
                verdicts[_places[decision.WatchId]] = new Verdict((float)decision.Score, decision.State == DecisionState.Active);
        }
    }

    public void Dispose() => _closer?.Dispose();
}
