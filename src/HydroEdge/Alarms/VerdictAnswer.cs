namespace HydroEdge.Alarms;

/// <summary>What became of a verdict.</summary>
/// <param name="Judged">The occurrence as it stands now; null when the verdict was refused.</param>
/// <param name="Learns">The watch was taught by it. It is not where no view was kept, or another model or another question made it.</param>
/// <param name="Refusal">Why nothing was judged, with the remedy.</param>
internal sealed record VerdictAnswer(Occurrence? Judged, bool Learns, string? Refusal);
