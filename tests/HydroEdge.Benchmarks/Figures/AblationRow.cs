using HydroEdge.Benchmarks.Scorer;

namespace HydroEdge.Benchmarks.Figures;

/// <summary>One variant's outcomes on all cameras and watches.</summary>
internal sealed record AblationRow(Variant Variant, IReadOnlyList<Outcome> Outcomes)
{
    public Tally Overall { get; } = Tally.Of([.. Outcomes]);
}
