using System.Text.Json.Serialization;

namespace HydroEdge.Bus;

/// <summary>How payloads are written: snake_case, times in UTC with milliseconds.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(Rfc3339Converter)])]
[JsonSerializable(typeof(CloudEvent<StatusData>))]
[JsonSerializable(typeof(CloudEvent<ManifestData>))]
[JsonSerializable(typeof(CloudEvent<CameraData>))]
[JsonSerializable(typeof(CloudEvent<WatchStateData>))]
[JsonSerializable(typeof(CloudEvent<AlarmData>))]
[JsonSerializable(typeof(CloudEvent<HitData>))]
[JsonSerializable(typeof(CloudEvent<SysData>))]
[JsonSerializable(typeof(CloudEvent<HealthData>))]
[JsonSerializable(typeof(CloudEvent<ReplyData>))]
[JsonSerializable(typeof(CommandRequest))]
internal sealed partial class BusJson : JsonSerializerContext;
