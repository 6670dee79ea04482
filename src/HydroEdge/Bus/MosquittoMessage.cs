using System.Runtime.InteropServices;

namespace HydroEdge.Bus;

/// <summary><c>struct mosquitto_message</c>, as the library hands it to its callback.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MosquittoMessage
{
    public int Mid;
    public byte* Topic;
    public byte* Payload;
    public int Length;
    public int Qos;
    public byte Retain;

    /// <summary>A copy that outlives the callback.</summary>
    public readonly MqttIncoming Read(nint properties)
    {
        string? responseTopic = null;
        byte[]? correlation = null;
        if (Mosquitto.ReadString(properties, Mosquitto.PropertyResponseTopic, out var text, false) != 0)
        {
            responseTopic = Marshal.PtrToStringUTF8((nint)text);
            NativeMemory.Free(text);
        }

        if (Mosquitto.ReadBinary(properties, Mosquitto.PropertyCorrelationData, out var data, out var length, false) != 0)
        {
            correlation = new Span<byte>(data, length).ToArray();
            NativeMemory.Free(data);
        }

        return new MqttIncoming(
            Marshal.PtrToStringUTF8((nint)Topic) ?? "", new Span<byte>(Payload, Length).ToArray(), Retain != 0, responseTopic, correlation);
    }
}
