using System.Text.Json.Serialization;

namespace HydroEdge.Cli;

/// <summary>The JSON of the verbs <c>embed</c> and <c>model</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EmbedAnswer))]
[JsonSerializable(typeof(ModelAnswer))]
internal sealed partial class ModelJson : JsonSerializerContext;
