using System.Text.Json.Serialization;

namespace HydroEdge.Web;

/// <summary>How the status is written: snake_case, as on the bus and in the configuration.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(StatusReport))]
internal sealed partial class StatusJson : JsonSerializerContext;
