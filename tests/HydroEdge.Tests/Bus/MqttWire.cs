namespace HydroEdge.Tests.Bus;

/// <summary>MQTT packets on a stream, for both ends that the tests play.</summary>
internal static class MqttWire
{
    public static async Task<(byte Header, byte[] Body)> ReadPacketAsync(Stream stream, CancellationToken stop)
    {
        var one = new byte[1];
        await stream.ReadExactlyAsync(one, stop);
        var header = one[0];
        var (length, shift) = (0, 0);
        do
        {
            await stream.ReadExactlyAsync(one, stop);
            length |= (one[0] & 0x7F) << shift;
            shift += 7;
        }
        while (one[0] >= 0x80);

        var body = new byte[length];
        await stream.ReadExactlyAsync(body, stop);
        return (header, body);
    }

    public static PublishPacket ReadPublish(byte header, byte[] body, int level, int session)
    {
        var reader = new MqttReader(body);
        var topic = reader.Text();
        var qos = (header >> 1) & 3;
        var mid = qos > 0 ? reader.Short() : 0;
        var (format, type) = level == 5 ? reader.Properties() : (null, null);
        return new PublishPacket(session, topic, reader.Rest(), mid, qos, (header & 1) != 0, (header & 8) != 0, format, type);
    }

    public static byte[] Connack(int level, int code = 0, params byte[] properties) => level == 5
        ? [0x20, (byte)(3 + properties.Length), 0, (byte)code, (byte)properties.Length, .. properties]
        : [0x20, 2, 0, (byte)code];

    public static byte[] Puback(int mid, int reason, int level) => level == 5 && reason != 0
        ? [0x40, 3, (byte)(mid >> 8), (byte)mid, (byte)reason]
        : [0x40, 2, (byte)(mid >> 8), (byte)mid];
}
