namespace HydroEdge.Web;

/// <summary>What became of a verdict.</summary>
/// <param name="Learns">The watch was taught by it: the kept view was made by the model in use, under what the watch asks now.</param>
internal sealed record VerdictReport(OccurrenceReport Occurrence, bool Learns);
