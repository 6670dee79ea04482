namespace HydroEdge.Bus;

/// <summary>The bus as <c>hydroedge status</c> and the page show it.</summary>
/// <param name="Broker">Its address, never with credentials; null when none is configured.</param>
/// <param name="Unsent">Events in the journal that no broker has taken yet.</param>
/// <param name="Refused">What the broker last refused although connected; null when nothing.</param>
internal sealed record BusState(string? Broker, LinkState Link, long Unsent, string? Refused);
