using System.Text.Json.Serialization;

namespace HydroEdge.Bus;

/// <summary>The graphics processor in the health message; of several, the busiest, all their memory and the hottest.</summary>
internal sealed record HealthGpu(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? UtilPct,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? MemBytes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? TempC);
