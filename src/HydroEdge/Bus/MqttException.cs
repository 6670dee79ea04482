namespace HydroEdge.Bus;

/// <summary>The link cannot be made with what it was given; the message is one line for a technician, without secrets.</summary>
internal sealed class MqttException(string message) : Exception(message);
