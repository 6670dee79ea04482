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

    /// <summary>Payload format and content type; besides them only a Receive Maximum is expected of the product.</summary>
    public (byte? Format, string? ContentType) Properties()
    {
        var length = Varint();
        var end = _at + length;
        byte? format = null;
        string? type = null;
        while (_at < end)
        {
            switch (Byte())
            {
                case 1:
                    format = Byte();
                    break;
                case 3:
                    type = Text();
                    break;
                case 33:
                    Short();
                    break;
                case var other:
                    throw new InvalidDataException($"property {other} was not expected");
            }
        }

        return (format, type);
    }

    private ReadOnlySpan<byte> Bytes(int count)
    {
        _at += count;
        return body.AsSpan(_at - count, count);
    }
}
