using HydroEdge.Watches;

namespace HydroEdge.Pipeline;

/// <summary>One raise of a watch; times are seconds after the beginning of what it looked at, for a recording that of the clip, for the archive 1970.</summary>
/// <param name="RoseAt">When its score began to rise, from below the off level.</param>
/// <param name="DecidedAt">When the watch became active, before its on delay.</param>
/// <param name="ClearedAt">Null when it still stood at the end.</param>
/// <param name="Peak">The decision with the highest score.</param>
internal sealed record Occurrence(double RoseAt, double DecidedAt, double RaisedAt, double? ClearedAt, Decision Peak);
