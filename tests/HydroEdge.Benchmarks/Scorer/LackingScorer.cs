using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Scorer;

/// <summary>The product with one part left out: its looks and its memories, put together as its own plan does.</summary>
internal sealed class LackingScorer : IScorer
{
    private readonly Lack _lack;
    private readonly CameraMemory _camera = new("camera", _ => { });
    private readonly CompiledWatch[] _watches;
    private readonly WatchMemory[] _memories;
    private readonly List<Look> _looks = [];
    private Sighting[] _seen = [];

    public LackingScorer(IEmbedder embedder, IReadOnlyList<WatchOptions> watches, Lack lack)
    {
        var book = new PromptBook(embedder);
        var neutral = book.Neutral();
        _lack = lack;
        _watches = [.. watches.Select(book.Compile).Select(lack.Texts ?? (watch => watch))];
        _memories = [.. watches.Select(watch => new WatchMemory(watch.Kind))];
        foreach (var (order, watch) in _watches.Index())
        {
            if (_looks.Find(look => look.Asked == watch.Asked) is not { } look)
                _looks.Add(look = new Look(watch.Asked, neutral, _camera.Widest));
            look.Add(watch, _memories[order], order);
        }
    }

    public void Consider(EmbeddedFrame frame, Span<Verdict> verdicts)
    {
        var shown = _camera.See(frame, Array.Exists(_memories, memory => memory.IsBusy));
        var (view, places) = (_lack.OneView ? 1 : shown, frame.Views.Count);
        if (_seen.Length != _watches.Length * places)
            _seen = new Sighting[_watches.Length * places];
        Array.Fill(_seen, Sighting.None);
        foreach (var look in _looks)
            look.See(frame, view, _seen);

        for (var i = 0; i < _watches.Length; i++)
            verdicts[i] = Decide(i, frame, view, _seen.AsSpan(i * places, places));
    }

    private Verdict Decide(int watch, EmbeddedFrame frame, int view, Span<Sighting> seen)
    {
        if (!Sighting.Any(seen))
            return Verdict.None;
        for (var place = 0; place < seen.Length && _lack.Seen is { } lacking; place++)
            seen[place] = lacking(seen[place], _memories[watch].LeastLead, Math.Max(seen[place].Spread, _camera.Widest.Value));
        var decision = _memories[watch].Decide(_watches[watch], frame, view, seen);
        return decision.State is DecisionState.Active or DecisionState.Inactive
            ? new Verdict((float)decision.Score, decision.State == DecisionState.Active)
            : Verdict.None;
    }
}
