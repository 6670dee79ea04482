namespace HydroEdge.Web;

/// <summary>Which configuration is in use.</summary>
/// <param name="State"><c>ok</c>, or <c>rejected</c> while a faulty file waits to be mended and the last good one is in use.</param>
/// <param name="NeedsRestart">Keys whose new value waits for a restart.</param>
internal sealed record ConfigStatus(string State, string Hash, IReadOnlyList<string> Faults, IReadOnlyList<string> NeedsRestart);
