using System.Text.Json.Serialization;

namespace HydroEdge.Web;

/// <summary>Which watch to try on how much of the past, and with what other words than its file's; what is left out is as it stands there.</summary>
/// <param name="Last">As a span, e.g. <c>7d</c>.</param>
/// <param name="Cameras">Only these; all that the watch looks at where none is named.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record BacktestRequest(
    string? Watch, string? Last, IReadOnlyList<string>? Cameras, string? Query, IReadOnlyList<string>? Contrast, double? FalseAlarmsPerDay);
