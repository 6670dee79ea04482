namespace HydroEdge.Web;

/// <summary>What <c>hydroedge alarm list</c> shows: occurrences, newest first, and what the past proposes.</summary>
internal sealed record AlarmListReport(IReadOnlyList<OccurrenceReport> Occurrences, IReadOnlyList<ProposalReport> Proposals);
