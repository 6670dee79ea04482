using HydroEdge.Archive;

namespace HydroEdge.Benchmarks.Backtest;

/// <summary>One way of keeping frames, to be held against the others.</summary>
/// <param name="Likeness">Cosine from which on a frame whose patches have not changed either is a near-duplicate of the one before; above 1: none is.</param>
/// <param name="LongestRun">Frames that one row stands for at most.</param>
internal sealed record Keeping(string Name, PatchThrift Patches, double Likeness, int LongestRun);
