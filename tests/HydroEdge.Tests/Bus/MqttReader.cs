using System.Buffers.Binary;
using System.Text;

namespace HydroEdge.Tests.Bus;

/// <summary>Reads the fields of an MQTT packet; written from the specification, not from the product.</summary>
internal sealed class MqttReader(byte[] body)
{
    private int _at;

    public bool AtEnd => _at >= body.Length;

    public byte Byte() => body[_at++];

    public int Short() => BinaryPrimitives.ReadUInt16BigEndian(Bytes(2));

    public string Text() => Encoding.UTF8.GetString(Bytes(Short()));

    public byte[] Binary() => Bytes(Short()).ToArray();

    public byte[] Rest() => Bytes(body.Length - _at).ToArray();

    public int Varint()
    {
        var (value, shift) = (0, 0);
        byte next;
        do
        {
            next = Byte();
            value |= (next & 0x7F) << shift;
            shift += 7;
        }
        while (next >= 0x80);
        return value;
    }

    /// <summary>What a PUBLISH of ours may carry; besides only a Receive Maximum is expected of the product.</summary>
    public MqttProperties Properties()
    {
        var length = Varint();
        var end = _at + length;
        var found = new MqttProperties(null, null, null, null);
        while (_at < end)
        {
            switch (Byte())
            {
                case 1:
                    found = found with { Format = Byte() };
                    break;
                case 2:
                    found = found with { Expiry = BinaryPrimitives.ReadUInt32BigEndian(Bytes(4)) };
                    break;
                case 3:
                    found = found with { ContentType = Text() };
                    break;
                case 9:
                    found = found with { Correlation = Binary() };
                    break;
                case 33:
                    Short();
                    break;
                case var other:
                    throw new InvalidDataException($"property {other} was not expected");
            }
        }

        return found;
    }

    private ReadOnlySpan<byte> Bytes(int count)
    {
        _at += count;
        return body.AsSpan(_at - count, count);
    }
}
