using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Scorer;

/// <summary>What the watches of one camera see in its frames by the product's own looks; every frame becomes part of what its patches take for normal.</summary>
internal sealed class Sightings
{
    // The camera is taken to show one view for ever: telling views apart is a part of its own.
    private const int View = 1;

    private readonly List<Look> _looks = [];
    private readonly List<(Region Asked, WatchMemory Memory)> _memories = [];
    private readonly Sighting[] _best;
    private readonly WidestSpread _widest = new();
    private Sighting[] _all = [];

    public Sightings(IEmbedder embedder, IReadOnlyList<WatchOptions> watches)
    {
        var book = new PromptBook(embedder);
        var neutral = book.Neutral();
        _best = new Sighting[watches.Count];
        foreach (var (order, watch) in watches.Index())
        {
            var compiled = book.Compile(watch);
            if (_looks.Find(look => look.Asked == compiled.Asked) is not { } look)
                _looks.Add(look = new Look(compiled.Asked, neutral, _widest));
            var memory = new WatchMemory(watch.Kind);
            look.Add(compiled, memory, order);
            _memories.Add((compiled.Asked, memory));
        }
    }

    /// <returns>One for each watch, in their order: the one that sees it best. Its margin is NaN where the frame has nothing for it.</returns>
    public ReadOnlySpan<Sighting> Of(EmbeddedFrame frame, double seconds)
    {
        var places = frame.Views.Count;
        if (_all.Length != _best.Length * places)
            _all = new Sighting[_best.Length * places];
        Array.Fill(_all, Sighting.None);
        foreach (var look in _looks)
        {
            look.See(frame, View, _all);
            Learn(look, frame, seconds);
        }

        for (var watch = 0; watch < _best.Length; watch++)
            _best[watch] = _all.AsSpan(watch * places, places).ToArray().MaxBy(seen => double.IsNaN(seen.Margin) ? double.NegativeInfinity : seen.Margin);
        return _best;
    }

    private void Learn(Look look, EmbeddedFrame frame, double seconds)
    {
        foreach (var (place, view) in frame.Views.Where(view => view.Asked == look.Asked).Index())
        {
            var patches = Likeness.PatchesOf(view.Embedding);
            foreach (var (_, memory) in _memories.Where(one => patches > 0 && one.Asked == look.Asked))
                memory.PatchesOf(View, place, patches).Learn(seconds);
        }
    }
}
