using HydroEdge.Cli;
using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Streams;

/// <summary>One rendered camera: its clip, the watches that look at it and what truly happens.</summary>
internal sealed record StreamCamera(string Id, string Clip, IReadOnlyList<WatchOptions> Watches, IReadOnlyList<PlantedEvent> Truth);
