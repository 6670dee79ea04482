namespace HydroEdge.Web;

/// <summary>What a request that is refused is told, in JSON.</summary>
/// <param name="Error">What is wrong and what to do, for people.</param>
/// <param name="Parameter">Which parameter, where it is one.</param>
/// <param name="Value">What it was.</param>
internal sealed record Refusal(string Error, string? Parameter = null, string? Value = null);
