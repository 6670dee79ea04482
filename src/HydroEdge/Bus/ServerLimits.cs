namespace HydroEdge.Bus;

/// <summary>What the broker said in CONNACK that it can take (MQTT 5, 3.2.2.3); a 3.1.1 broker says nothing and takes all.</summary>
internal sealed record ServerLimits(int ReceiveMaximum, long MaximumPacketSize, int MaximumQos, bool RetainAvailable)
{
    public static ServerLimits None { get; } = new(ushort.MaxValue, uint.MaxValue, 2, true);

    public static ServerLimits Read(nint properties) => new(
        Mosquitto.ReadInt16(properties, Mosquitto.PropertyReceiveMaximum, out var receive, false) != 0 ? receive : None.ReceiveMaximum,
        Mosquitto.ReadInt32(properties, Mosquitto.PropertyMaximumPacketSize, out var packet, false) != 0 ? packet : None.MaximumPacketSize,
        Mosquitto.ReadByte(properties, Mosquitto.PropertyMaximumQos, out var qos, false) != 0 ? qos : None.MaximumQos,
        Mosquitto.ReadByte(properties, Mosquitto.PropertyRetainAvailable, out var retain, false) == 0 || retain != 0);
}
