using HydroEdge.Cli;
using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Streams;

/// <summary>One rendered camera: its clip, the watches that look at it, what truly happens, and the seed it was drawn from.</summary>
internal sealed record StreamCamera(string Id, string Clip, IReadOnlyList<WatchOptions> Watches, IReadOnlyList<PlantedEvent> Truth, long Seed);
