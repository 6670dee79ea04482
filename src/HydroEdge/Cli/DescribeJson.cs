using System.Text.Json.Serialization;

namespace HydroEdge.Cli;

/// <summary>The JSON of the verb <c>describe</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DescribeAnswer))]
internal sealed partial class DescribeJson : JsonSerializerContext;
