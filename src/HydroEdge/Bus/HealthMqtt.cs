namespace HydroEdge.Bus;

/// <summary>The link in the health message.</summary>
/// <param name="PubackP99Ms">From PUBLISH to PUBACK, of the last thousand; null before the first.</param>
/// <param name="NoListener">For a minute the broker has said of every event that nobody subscribes to it (MQTT 5 only).</param>
/// <param name="AclDenied">What this node may not write or read at the broker; empty when nothing was refused in this session.</param>
internal sealed record HealthMqtt(
    string? Protocol, string? Broker, long ReconnectsTotal, double? PubackP99Ms, bool NoListener, IReadOnlyList<string> AclDenied);
