using System.Text.Json.Serialization;

namespace HydroEdge.Web;

/// <summary>The JSON of a backtest.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(PastAnswer))]
[JsonSerializable(typeof(BacktestReport))]
[JsonSerializable(typeof(BacktestRequest))]
internal sealed partial class PastJson : JsonSerializerContext;
