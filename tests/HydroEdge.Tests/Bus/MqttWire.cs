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
        var properties = level == 5 ? reader.Properties() : new MqttProperties(null, null, null, null);
        return new PublishPacket(session, topic, reader.Rest(), mid, qos, (header & 1) != 0, (header & 8) != 0, properties.Format, properties.ContentType)
        {
            Expiry = properties.Expiry,
            Correlation = properties.Correlation,
        };
    }

    public static byte[] Connack(int level, int code = 0, params byte[] properties) => level == 5
        ? [0x20, (byte)(3 + properties.Length), 0, (byte)code, (byte)properties.Length, .. properties]
        : [0x20, 2, 0, (byte)code];

    public static (int Mid, string Filter) ReadSubscribe(byte[] body, int level)
    {
        var reader = new MqttReader(body);
        var mid = reader.Short();
        if (level == 5)
            reader.Properties();
        return (mid, reader.Text());
    }

    public static byte[] Suback(int mid, int code, int level) => level == 5
        ? [0x90, 4, (byte)(mid >> 8), (byte)mid, 0, (byte)code]
        : [0x90, 3, (byte)(mid >> 8), (byte)mid, (byte)code];

    /// <summary>A PUBLISH of QoS 1 as a broker delivers it.</summary>
    public static byte[] Publish(string topic, string payload, int level, bool retain = false, string? responseTopic = null, byte[]? correlation = null)
    {
        List<byte> properties = [];
        if (responseTopic is not null)
            properties.AddRange([8, .. Text(responseTopic)]);
        if (correlation is not null)
            properties.AddRange([9, (byte)(correlation.Length >> 8), (byte)correlation.Length, .. correlation]);
        List<byte> body = [.. Text(topic), 0, 7];
        if (level == 5)
            body.AddRange([(byte)properties.Count, .. properties]);
        body.AddRange(System.Text.Encoding.UTF8.GetBytes(payload));
        List<byte> packet = [(byte)(0x32 | (retain ? 1 : 0))];
        var length = body.Count;
        do
        {
            packet.Add((byte)((length & 0x7F) | (length > 0x7F ? 0x80 : 0)));
            length >>= 7;
        }
        while (length > 0);
        return [.. packet, .. body];

        static byte[] Text(string text) => [(byte)(text.Length >> 8), (byte)text.Length, .. System.Text.Encoding.UTF8.GetBytes(text)];
    }

    public static byte[] Puback(int mid, int reason, int level) => level == 5 && reason != 0
        ? [0x40, 3, (byte)(mid >> 8), (byte)mid, (byte)reason]
        : [0x40, 2, (byte)(mid >> 8), (byte)mid];
}
