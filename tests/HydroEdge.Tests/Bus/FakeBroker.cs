using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace HydroEdge.Tests.Bus;

/// <summary>
/// A broker of a few lines on loopback, which does what a test tells it, however wrong. Connections that bring no CONNECT (probes)
/// are not counted as sessions.
/// </summary>
internal sealed class FakeBroker : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<TcpClient> _clients = [];
    private readonly Task _accepting;
    private readonly TcpListener _listener;
    private int _sessions;

    public FakeBroker(int port = 0)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public string Address => $"mqtt://127.0.0.1:{Port}";

    public ConcurrentQueue<ConnectPacket> Connects { get; } = new();

    public ConcurrentQueue<PublishPacket> Publishes { get; } = new();

    /// <summary>Bodies of the DISCONNECT packets; empty stands for reason 0.</summary>
    public ConcurrentQueue<byte[]> Disconnects { get; } = new();

    /// <summary>The bytes that answer a CONNECT; null for silence.</summary>
    public Func<ConnectPacket, byte[]?> OnConnect { get; set; } = connect => MqttWire.Connack(connect.Level);

    /// <summary>The reason code that answers a PUBLISH; null for silence.</summary>
    public Func<PublishPacket, int?> OnPublish { get; set; } = _ => 0;

    public ConcurrentQueue<string> Subscriptions { get; } = new();

    /// <summary>The code that answers a SUBSCRIBE; null for silence.</summary>
    public Func<string, int?> OnSubscribe { get; set; } = _ => 1;

    /// <summary>Closes a connection as soon as so many bytes of it have been read.</summary>
    public int? CloseAfterBytes { get; set; }

    public bool AnswersPings { get; set; } = true;

    /// <summary>Sends answers byte by byte.</summary>
    public bool Stutters { get; set; }

    /// <summary>What the product sent that is no MQTT, or not what is expected of it.</summary>
    public Exception? Failure { get; private set; }

    public int Sessions => Volatile.Read(ref _sessions);

    /// <summary>Breaks every connection, as a crash of the broker or of the network would.</summary>
    public void Drop()
    {
        while (_clients.TryTake(out var client))
        {
            // RST, not FIN; the socket is null once disposed.
            client.Client?.Close(timeout: 0);
            client.Dispose();
        }
    }

    public async Task SendAsync(params byte[] packet)
    {
        foreach (var client in _clients.Where(client => client.Connected))
            await client.GetStream().WriteAsync(packet);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Drop();
        await _accepting;
        _stop.Dispose();
        Assert.Null(Failure);
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                client.NoDelay = true;
                _clients.Add(client);
                _ = ServeAsync(client);
            }
            catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                if (CloseAfterBytes is { } limit)
                    await client.GetStream().ReadExactlyAsync(new byte[limit], _stop.Token);
                else
                    await TalkAsync(client.GetStream());
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The client has gone, or was dropped.
        }
        catch (Exception failure)
        {
            Failure = failure;
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        var (level, session) = (5, 0);
        while (true)
        {
            var (header, body) = await MqttWire.ReadPacketAsync(stream, _stop.Token);
            switch (header >> 4)
            {
                case 1:
                    var connect = ReadConnect(body);
                    (level, session) = (connect.Level, Interlocked.Increment(ref _sessions));
                    Connects.Enqueue(connect);
                    await AnswerAsync(stream, OnConnect(connect));
                    break;
                case 3:
                    var publish = MqttWire.ReadPublish(header, body, level, session);
                    Publishes.Enqueue(publish);
                    if (OnPublish(publish) is { } reason)
                        await AnswerAsync(stream, MqttWire.Puback(publish.Mid, reason, level));
                    break;
                case 4:
                    break;
                case 8:
                    var (mid, filter) = MqttWire.ReadSubscribe(body, level);
                    Subscriptions.Enqueue(filter);
                    if (OnSubscribe(filter) is { } granted)
                        await AnswerAsync(stream, MqttWire.Suback(mid, granted, level));
                    break;
                case 12:
                    await AnswerAsync(stream, AnswersPings ? [0xD0, 0] : null);
                    break;
                case 14:
                    Disconnects.Enqueue(body);
                    break;
                case var other:
                    throw new InvalidDataException($"packet type {other} was not expected");
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream, byte[]? answer)
    {
        if (answer is null)
            return;
        if (!Stutters)
        {
            await stream.WriteAsync(answer, _stop.Token);
            return;
        }

        foreach (var part in answer)
        {
            await stream.WriteAsync(new[] { part }, _stop.Token);
            await Task.Yield();
        }
    }

    private static ConnectPacket ReadConnect(byte[] body)
    {
        var reader = new MqttReader(body);
        Assert.Equal("MQTT", reader.Text());
        int level = reader.Byte();
        var flags = reader.Byte();
        var keepAlive = reader.Short();
        if (level == 5)
            reader.Properties();
        var client = reader.Text();
        if (level == 5)
            reader.Properties();
        var (topic, payload) = (reader.Text(), reader.Binary());
        return new ConnectPacket(
            level, (flags & 2) != 0, keepAlive, client, topic, payload, (flags >> 3) & 3, (flags & 0x20) != 0,
            (flags & 0x80) != 0 ? reader.Text() : null, (flags & 0x40) != 0 ? reader.Text() : null);
    }
}
