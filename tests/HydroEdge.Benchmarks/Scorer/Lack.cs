using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Scorer;

/// <summary>A part of the product that is left out, to see what it is worth beside all the others.</summary>
/// <param name="Texts">What becomes of a watch's texts.</param>
/// <param name="Seen">What becomes of a sighting, whose query has to lead by a share (the second argument) of a spread (the third).</param>
/// <param name="OneView">Whether the camera is taken to show one view for ever.</param>
internal sealed record Lack(
    string Name, Func<CompiledWatch, CompiledWatch>? Texts = null, Func<Sighting, double, double, Sighting>? Seen = null, bool OneView = false)
{
    public static IReadOnlyList<Lack> All { get; } =
    [
        new("the contrasts of events", Texts: WithoutContrasts),
        new("the neutral prompts", Seen: (seen, least, spread) => seen with { Lead = seen.Margin - least * spread }),
        new("a least lead", Seen: (seen, least, spread) => seen with { Lead = seen.Lead + least * spread }),
        new("a least lead of its own", Seen: (seen, least, spread) => seen with { Lead = seen.Lead - (LeastLead.Most - least) * spread }),
        new("the query's own departure", Seen: (seen, _, _) => seen with { Query = seen.Margin }),
        new("views told apart", OneView: true),
        new("hidden states held", Seen: (seen, _, _) => seen with { Hidden = false }),
    ];

    // The states of a thing are each other's contrasts: without them there is nothing to decide.
    private static CompiledWatch WithoutContrasts(CompiledWatch watch) => watch.Options.Kind == WatchKind.State
        ? watch
        : new(watch.Options, watch.Plan, watch.Query, [], watch.Phrases);
}
