using System.Text.Json.Serialization;

namespace HydroEdge.Cli;

/// <summary>The JSON of the verb <c>search</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SearchAnswer))]
internal sealed partial class SearchJson : JsonSerializerContext;
