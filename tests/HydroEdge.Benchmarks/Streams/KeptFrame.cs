using HydroEdge.Embedding;

namespace HydroEdge.Benchmarks.Streams;

/// <summary>One kept frame.</summary>
/// <param name="WithPatches">As the daemon's own embedding has it.</param>
/// <param name="WithoutPatches">As a model without patch outputs would give it; tiles, where they were asked for, as further views of the whole picture.</param>
internal sealed record KeptFrame(EmbeddedFrame WithPatches, EmbeddedFrame WithoutPatches);
