using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary>A QoS 1 publish.</summary>
/// <param name="Entry">The outbox entry it carries; null for what is never queued: a retained state, a reply, a replay.</param>
internal sealed record MqttMessage(string Topic, byte[] Payload, bool Retain, OutboxEntry? Entry = null)
{
    /// <summary>MQTT 5: what the asker of a request wants back with the answer.</summary>
    public byte[]? Correlation { get; init; }

    /// <summary>MQTT 5: the broker forgets it after this.</summary>
    public TimeSpan? Expiry { get; init; }
}
