using System.Text.Json.Serialization;

namespace HydroEdge.Bus;

/// <summary>How promptly frames are decided on, in the health message.</summary>
/// <param name="LagMsP95">From a frame's capture to what was decided, of the last thousand in 95 of 100 at most; missing before the first.</param>
/// <param name="SkippedTotal">Frames that gave way to newer ones since the start.</param>
internal sealed record HealthEval(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonPropertyName("lag_ms_p95")] double? LagMsP95, long SkippedTotal);
