using HydroEdge.Config;

namespace HydroEdge.Hosting;

/// <summary>What the daemon starts on: the configuration in use, and what was wrong with the files when it is the last good one.</summary>
internal sealed record StartingPoint(string ConfigPath, HydroEdgeOptions Options, IReadOnlyList<string> Faults);
