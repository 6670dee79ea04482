using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Scorer;

/// <summary>One row of the ablation: all parts up to a certain one.</summary>
/// <param name="WithPatches">False: the same model without its patch outputs, tiles instead.</param>
/// <param name="Decides">It says itself what is active; the others need a threshold.</param>
/// <param name="PerWatchThreshold">Its threshold is the best one for each watch, found on the very streams that are reported.</param>
internal sealed record Variant(
    string Name, bool WithPatches, Func<IEmbedder, IReadOnlyList<WatchOptions>, IScorer> Create, bool Decides = false, bool PerWatchThreshold = false)
{
    public string Title => WithPatches ? Name : $"{Name} (tiles)";

    public static IReadOnlyList<Variant> All(bool withTiles) => [.. Ladder(withPatches: true), .. withTiles ? Ladder(withPatches: false) : []];

    private static IReadOnlyList<Variant> Ladder(bool withPatches) =>
    [
        new("raw cosine", withPatches, (embedder, watches) => Margin(embedder, watches, (texts, image) => texts.Cosine(image)), PerWatchThreshold: true),
        new("+ contrast", withPatches, (embedder, watches) => Margin(embedder, watches, (texts, image) => texts.OverContrasts(image))),
        new("+ hubness", withPatches, (embedder, watches) => Margin(embedder, watches, (texts, image) => texts.OverNeutral(image))),
        .. withPatches ? [new Variant("+ patch baseline", withPatches, (embedder, watches) => new SightingScorer(embedder, watches, robust: false))] : Array.Empty<Variant>(),
        new("+ robust z", withPatches, (embedder, watches) => new SightingScorer(embedder, watches, robust: true)),
        new("+ CUSUM", withPatches, (embedder, watches) => new ProductScorer(embedder, watches), Decides: true),
    ];

    private static MarginScorer Margin(IEmbedder embedder, IReadOnlyList<WatchOptions> watches, Func<WatchTexts, ImageEmbedding, float> margin) =>
        new(WatchTexts.Compile(embedder, watches), margin);
}
