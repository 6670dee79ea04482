namespace HydroEdge.Tests.Bus;

/// <summary>MQTT 5 properties of a PUBLISH, as far as the product sends them.</summary>
internal sealed record MqttProperties(byte? Format, string? ContentType, uint? Expiry, byte[]? Correlation);
