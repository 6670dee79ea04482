using System.Text.Json.Serialization;

namespace HydroEdge.Cli;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(PastAnswer))]
internal sealed partial class PastJson : JsonSerializerContext;
