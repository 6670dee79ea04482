using HydroEdge.Benchmarks.Streams;
using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Scorer;

/// <summary>One row of the ablation: all parts up to a certain one, or all but one.</summary>
/// <param name="WithPatches">False: the same model without its patch outputs.</param>
/// <param name="Decides">It says itself what is active; the others need a threshold.</param>
/// <param name="Ships">It is what a watch gets that asks for nothing else.</param>
/// <param name="Lacks">It is what ships, without the part that it is named for.</param>
/// <param name="PerWatchThreshold">Its threshold is the best one for each watch, found on the very streams that are reported.</param>
internal sealed record Variant(
    string Name, bool WithPatches, Func<IEmbedder, StreamCamera, IScorer> Create, bool Decides = false, bool PerWatchThreshold = false, bool Ships = false, bool Lacks = false)
{
    public string Title => WithPatches ? Name : $"{Name} (without patches)";

    public static IReadOnlyList<Variant> All { get; } = [.. Ladder(withPatches: true), .. Ladder(withPatches: false), .. Lacking(withPatches: true), .. Lacking(withPatches: false)];

    private static IReadOnlyList<Variant> Ladder(bool withPatches) =>
    [
        new("raw cosine at its best", withPatches, RawCosine, PerWatchThreshold: true),
        new("raw cosine", withPatches, RawCosine),
        new("+ contrast", withPatches, (embedder, camera) => Margin(embedder, camera.Watches, (texts, image) => texts.OverContrasts(image))),
        new("+ hubness", withPatches, (embedder, camera) => Margin(embedder, camera.Watches, (texts, image) => texts.OverNeutral(image))),
        .. withPatches ? [new Variant("+ patch baseline", withPatches, (embedder, camera) => new SightingScorer(embedder, camera.Watches, robust: false))] : Array.Empty<Variant>(),
        new("+ robust z", withPatches, (embedder, camera) => new SightingScorer(embedder, camera.Watches, robust: true)),
        new("+ CUSUM", withPatches, (embedder, camera) => new ProductScorer(embedder, camera.Watches), Decides: true, Ships: true),
        // Without patches nothing says where to look closer.
        .. withPatches ? [new Variant("+ second look", withPatches, (embedder, camera) => new ProductScorer(embedder, LookingTwice(camera), new CloserFrames(camera, embedder)), Decides: true)] : Array.Empty<Variant>(),
    ];

    private static IEnumerable<Variant> Lacking(bool withPatches) =>
        Lack.All.Select(lack => new Variant(lack.Name, withPatches, (embedder, camera) => new LackingScorer(embedder, camera.Watches, lack), Decides: true, Lacks: true));

    private static WatchOptions[] LookingTwice(StreamCamera camera) => [.. camera.Watches.Select(watch => watch with { SecondLook = true })];

    private static MarginScorer RawCosine(IEmbedder embedder, StreamCamera camera) => Margin(embedder, camera.Watches, (texts, image) => texts.Cosine(image));

    private static MarginScorer Margin(IEmbedder embedder, IReadOnlyList<WatchOptions> watches, Func<WatchTexts, ImageEmbedding, float> margin) =>
        new(WatchTexts.Compile(embedder, watches), margin);
}
