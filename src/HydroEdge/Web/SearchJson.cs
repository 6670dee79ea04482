using System.Text.Json.Serialization;

namespace HydroEdge.Web;

/// <summary>The JSON of a search.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(Refusal))]
internal sealed partial class SearchJson : JsonSerializerContext;
