using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using HydroEdge.Alarms;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Bus;

/// <summary>A subscriber (MQTT 3.1.1, QoS 1, all of he/v1) that writes down what a broker delivers.</summary>
internal sealed class Recorder : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TcpClient _client = new();
    private Task _reading = Task.CompletedTask;

    private Recorder()
    {
    }

    public ConcurrentQueue<PublishPacket> Messages { get; } = new();

    /// <summary>Returns once the broker has granted the subscription: what comes later is heard.</summary>
    public static async Task<Recorder> ListenAsync(int port, string clientId = "recorder")
    {
        var recorder = new Recorder();
        await recorder._client.ConnectAsync("127.0.0.1", port);
        var stream = recorder._client.GetStream();
        await stream.WriteAsync(Packet(0x10, [0, 4, .. "MQTT"u8, 4, 2, 0, 0, 0, (byte)clientId.Length, .. Encoding.ASCII.GetBytes(clientId)]));
        Assert.Equal(0, (await MqttWire.ReadPacketAsync(stream, recorder._stop.Token)).Body[1]);
        await stream.WriteAsync(Packet(0x82, [0, 1, 0, 7, .. "he/v1/#"u8, 1]));
        Assert.Equal(1, (await MqttWire.ReadPacketAsync(stream, recorder._stop.Token)).Body[2]);
        recorder._reading = recorder.ReadAsync(stream);
        return recorder;
    }

    /// <summary>Publishes as any other client would.</summary>
    public async Task SayAsync(string topic, string payload) =>
        await _client.GetStream().WriteAsync(MqttWire.Publish(topic, payload, level: 4), _stop.Token);

    public PublishPacket? Last(string topicEnd) => Messages.LastOrDefault(message => message.Topic.EndsWith(topicEnd, StringComparison.Ordinal));

    /// <summary>
    /// Waits until these events have come. A broker answers its publisher before it hands on: that nothing is unsent any more says
    /// nothing of what has been heard.
    /// </summary>
    public Task HearsAsync(params IEnumerable<OutboxEntry> entries) => Until.TrueAsync(() => entries.All(entry => HasHeard(entry.Stream, entry.Seq)));

    public bool HasHeard(string stream, long seq) => Messages.Any(message =>
        message.Topic.Contains("/event/") && (string?)message.Data["stream"] == stream && (long)message.Data["seq"]! == seq);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _client.Dispose();
        _stop.Dispose();
    }

    private async Task ReadAsync(NetworkStream stream)
    {
        try
        {
            while (true)
            {
                var (header, body) = await MqttWire.ReadPacketAsync(stream, _stop.Token);
                if (header >> 4 != 3)
                    continue;
                var message = MqttWire.ReadPublish(header, body, level: 4, session: 0);
                if (message.Qos == 1)
                    await stream.WriteAsync(MqttWire.Puback(message.Mid, 0, level: 4));
                Messages.Enqueue(message);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The broker was killed, or the test is over.
        }
    }

    private static byte[] Packet(byte header, byte[] body) => [header, (byte)body.Length, .. body];
}
