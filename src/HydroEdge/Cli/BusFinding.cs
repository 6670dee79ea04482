namespace HydroEdge.Cli;

/// <summary>What <c>hydroedge bus doctor</c> found at one step on the way to the broker.</summary>
/// <param name="Step">name | port | TLS | login | commands | writing | states.</param>
/// <param name="Remedy">What to do; null when it is well.</param>
internal sealed record BusFinding(string Step, string Says, string? Remedy = null);
