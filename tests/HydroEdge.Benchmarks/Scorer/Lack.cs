using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Scorer;

/// <summary>A part of the product that is left out, to see what it is worth beside all the others.</summary>
/// <param name="Texts">What becomes of a watch's texts.</param>
/// <param name="Seen">What becomes of a sighting, whose query has to lead by the second argument.</param>
/// <param name="Weights">Of the parts of a departure.</param>
/// <param name="OneView">Whether the camera is taken to show one view for ever.</param>
/// <param name="OfPatches">A model without patches has nothing of it, or nothing else.</param>
internal sealed record Lack(
    string Name, Func<CompiledWatch, CompiledWatch>? Texts = null, Func<Sighting, double, Sighting>? Seen = null, PartWeights? Weights = null, bool OneView = false,
    bool OfPatches = false)
{
    private static readonly PartWeights FocusAlone = new(0, 1);

    public static IReadOnlyList<Lack> All { get; } =
    [
        new("the contrasts of events", Texts: WithoutContrasts),
        new("the neutral prompts", Seen: (seen, least) => seen with { Lead = seen.Margin - least }),
        new("the least lead", Seen: (seen, least) => seen with { Lead = seen.Lead + least }),
        new("the patches' normals", Seen: (seen, _) => seen with { Focus = double.NaN }, OfPatches: true),
        new("the picture as a whole", Weights: FocusAlone, OfPatches: true),
        new("the query's own departure", Seen: (seen, _) => seen with { Query = seen.Margin }),
        new("views told apart", OneView: true),
        new("hidden states held", Seen: (seen, _) => seen with { Hidden = false }),
    ];

    // The states of a thing are each other's contrasts: without them there is nothing to decide.
    private static CompiledWatch WithoutContrasts(CompiledWatch watch) => watch.Options.Kind == WatchKind.State
        ? watch
        : new(watch.Options, watch.Plan, watch.Query, [], watch.Phrases);
}
