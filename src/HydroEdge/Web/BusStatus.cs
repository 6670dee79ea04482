namespace HydroEdge.Web;

/// <summary>The link to the broker.</summary>
/// <param name="Broker">Address without credentials; null when none is configured.</param>
/// <param name="Unsent">Events in the outbox that the broker has not acknowledged.</param>
internal sealed record BusStatus(string? Broker, bool Connected, DateTimeOffset? Since, string? Fault, long Unsent);
