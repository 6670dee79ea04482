using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary>A QoS 1 publish.</summary>
/// <param name="Entry">The outbox entry it carries; null for a retained state, which is never queued.</param>
internal sealed record MqttMessage(string Topic, byte[] Payload, bool Retain, OutboxEntry? Entry = null);
