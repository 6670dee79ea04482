using System.Text.Json.Serialization;

namespace HydroEdge.Web;

/// <summary>How the status and what goes with it are written: snake_case, as on the bus and in the configuration.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(StatusReport))]
[JsonSerializable(typeof(AlarmListReport))]
[JsonSerializable(typeof(VerdictRequest))]
[JsonSerializable(typeof(VerdictReport))]
internal sealed partial class StatusJson : JsonSerializerContext;
