using HydroEdge.Watches;

namespace HydroEdge.Cli;

/// <summary>One raise of a watch on a recording; times are seconds after its beginning.</summary>
/// <param name="RoseAt">When its score began to rise from the level at which it is surely inactive.</param>
/// <param name="DecidedAt">When the watch became active, before its on delay.</param>
/// <param name="ClearedAt">Null when it still stood at the end.</param>
/// <param name="Peak">The decision with the highest score.</param>
internal sealed record Occurrence(double RoseAt, double DecidedAt, double RaisedAt, double? ClearedAt, Decision Peak);
