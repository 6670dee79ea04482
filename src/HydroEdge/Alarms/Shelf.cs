namespace HydroEdge.Alarms;

/// <summary>An alarm set aside by an operator.</summary>
/// <param name="Until">When it comes back by itself (UTC).</param>
/// <param name="OneShot">It also comes back when the alarm returns.</param>
internal sealed record Shelf(DateTimeOffset Until, bool OneShot, string By);
