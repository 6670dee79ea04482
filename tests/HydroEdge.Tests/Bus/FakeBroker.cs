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
    private TcpListener _listener;
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

    /// <summary>Packet types in the order of their arrival, of all sessions, e.g. 14 for DISCONNECT with its first body byte, if any.</summary>
    public ConcurrentQueue<(int Type, byte[] Body)> Others { get; } = new();

    /// <summary>The bytes that answer a CONNECT; null for silence.</summary>
    public Func<ConnectPacket, byte[]?> OnConnect { get; set; } = connect => Connack(connect.Level);

    /// <summary>The reason code that answers a PUBLISH; null for silence.</summary>
    public Func<PublishPacket, int?> OnPublish { get; set; } = _ => 0;

    /// <summary>Closes a connection as soon as so many bytes of it have been read.</summary>
    public int? CloseAfterBytes { get; set; }

    /// <summary>Sends answers byte by byte.</summary>
    public bool Stutters { get; set; }

    /// <summary>What the product sent that is no MQTT, or not what is expected of it.</summary>
    public Exception? Failure { get; private set; }

    public int Sessions => Volatile.Read(ref _sessions);

    public static byte[] Connack(int level, int code = 0, params byte[] properties) => level == 5
        ? [0x20, (byte)(3 + properties.Length), 0, (byte)code, (byte)properties.Length, .. properties]
        : [0x20, 2, 0, (byte)code];

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
            var (header, body) = await ReadPacketAsync(stream);
            switch (header >> 4)
            {
                case 1:
                    var connect = ReadConnect(body);
                    (level, session) = (connect.Level, Interlocked.Increment(ref _sessions));
                    Connects.Enqueue(connect);
                    await AnswerAsync(stream, OnConnect(connect));
                    break;
                case 3:
                    var publish = ReadPublish(header, body, level, session);
                    Publishes.Enqueue(publish);
                    if (OnPublish(publish) is { } reason)
                        await AnswerAsync(stream, Puback(publish.Mid, reason, level));
                    break;
                case 12:
                    await AnswerAsync(stream, [0xD0, 0]);
                    break;
                case var other:
                    Others.Enqueue((other, body));
                    break;
            }
        }
    }

    private static byte[] Puback(int mid, int reason, int level) => level == 5 && reason != 0
        ? [0x40, 3, (byte)(mid >> 8), (byte)mid, (byte)reason]
        : [0x40, 2, (byte)(mid >> 8), (byte)mid];

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

    private async Task<(byte Header, byte[] Body)> ReadPacketAsync(NetworkStream stream)
    {
        var one = new byte[1];
        await stream.ReadExactlyAsync(one, _stop.Token);
        var header = one[0];
        var (length, shift) = (0, 0);
        do
        {
            await stream.ReadExactlyAsync(one, _stop.Token);
            length |= (one[0] & 0x7F) << shift;
            shift += 7;
        }
        while (one[0] >= 0x80);

        var body = new byte[length];
        await stream.ReadExactlyAsync(body, _stop.Token);
        return (header, body);
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

    private static PublishPacket ReadPublish(byte header, byte[] body, int level, int session)
    {
        var reader = new MqttReader(body);
        var topic = reader.Text();
        var qos = (header >> 1) & 3;
        var mid = qos > 0 ? reader.Short() : 0;
        var (format, type) = level == 5 ? reader.Properties() : (null, null);
        return new PublishPacket(session, topic, reader.Rest(), mid, qos, (header & 1) != 0, (header & 8) != 0, format, type);
    }
}
