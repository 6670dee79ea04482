namespace HydroEdge.Bus;

/// <summary>A message that the broker has sent us.</summary>
/// <param name="Retain">It lay at the broker when we subscribed; nobody has just sent it.</param>
/// <param name="ResponseTopic">MQTT 5: where the sender waits for an answer.</param>
/// <param name="Correlation">MQTT 5: what he wants back with it.</param>
internal sealed record MqttIncoming(string Topic, byte[] Payload, bool Retain, string? ResponseTopic, byte[]? Correlation);
