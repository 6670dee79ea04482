namespace HydroEdge.Archive;

/// <summary>How much of the patches of a view is kept. The figures were chosen on rendered streams, see docs/benchmarks.md.</summary>
/// <param name="PerFrame">Patches kept of a frame in the long run; what a quiet frame leaves of them the next ones may spend.</param>
/// <param name="Most">Patches saved up at most: with so many a sudden change is kept at once.</param>
/// <param name="Least">How far a patch has to be from what was last kept of it, as a distance of unit vectors, to be kept again.</param>
/// <param name="WholeEvery">After so many frames all are kept, so that whoever begins to read in the middle soon knows every patch.</param>
internal sealed record PatchThrift(double PerFrame, int Most, double Least, int WholeEvery)
{
    public static PatchThrift Usual { get; } = new(PerFrame: 4, Most: 64, Least: 0.15, WholeEvery: 300);
}
