using System.Text.Json.Serialization;

namespace HydroEdge.Watches;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CameraRecord))]
internal sealed partial class NormalJson : JsonSerializerContext;
