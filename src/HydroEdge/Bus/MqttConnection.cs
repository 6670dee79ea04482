using System.ComponentModel;
using System.Runtime.InteropServices;

namespace HydroEdge.Bus;

/// <summary>
/// One connection from CONNECT to its end, on one libmosquitto handle that is never used again. Belongs to one thread, which
/// also runs the library's callbacks, so that nothing here needs a lock.
/// </summary>
internal sealed unsafe partial class MqttConnection : IDisposable
{
    /// <summary>PUBLISH packets that may wait for their PUBACK at the same time, and so the most duplicates after a loss.</summary>
    public const int Window = 20;

    private const int TlsHandshakeFailed = 8;

    private readonly nint _handle;
    private readonly GCHandle _self;
    private readonly Dictionary<int, (MqttMessage Message, long SentAt)> _inFlight = [];
    private readonly List<Acknowledgement> _acknowledged = [];
    private readonly List<MqttIncoming> _received = [];
    private readonly TimeProvider _clock;
    private readonly int _level;
    private readonly bool _tls;
    private string? _lastWords;
    private bool _busy;

    private MqttConnection(string clientId, int level, bool tls, TimeProvider clock)
    {
        (_clock, _level, _tls) = (clock, level, tls);
        _self = GCHandle.Alloc(this);
        _ = Mosquitto.Initialise();
        _handle = Mosquitto.New(clientId, cleanSession: true, GCHandle.ToIntPtr(_self));
        if (_handle == 0)
            throw new MqttException($"libmosquitto gave no handle for client '{clientId}'");
        Listen();
    }

    /// <summary>The CONNACK code, null until it has come; 0 is yes.</summary>
    public int? Answer { get; private set; }

    /// <summary>The SUBACK code of the last subscription, null until it has come; from 0x80 on a refusal.</summary>
    public int? Granted { get; private set; }

    public ServerLimits Limits { get; private set; } = ServerLimits.None;

    /// <summary>How it ended, null while it lives.</summary>
    public LinkEnd? End { get; private set; }

    public int InFlight => _inFlight.Count;

    public bool HasRoom => End is null && _inFlight.Count < Math.Min(Window, Limits.ReceiveMaximum);

    /// <summary>Builds the handle and sends CONNECT (after TCP and, for mqtts, TLS). Blocks while TCP connects.</summary>
    public static MqttConnection Open(LinkSettings settings, BrokerAddress broker, int level, MqttMessage? will, TimeProvider clock)
    {
        var connection = new MqttConnection(settings.ClientId, level, broker.Tls, clock);
        try
        {
            connection.Demand(Mosquitto.IntOption(connection._handle, Mosquitto.OptionProtocolVersion, level), "the protocol version");
            connection.Secure(settings.Options, broker);
            if (will is not null)
                connection.SetWill(will);
            connection.Connect(broker, settings.Options.KeepAlive);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Sends one message; its acknowledgement comes out of <see cref="Turn"/>.</summary>
    public void Publish(MqttMessage message)
    {
        var retain = message.Retain && Limits.RetainAvailable;
        var properties = message.Payload.Length > 0 ? PropertiesOf(message) : 0;
        var result = Mosquitto.Publish(_handle, out var mid, message.Topic, message.Payload.Length, message.Payload, 1, retain, properties);
        Mosquitto.FreeProperties(ref properties);

        if (result == Mosquitto.ErrorOversize)
            RefuseOurselves(message);
        else if (result == 0)
            _inFlight[mid] = (message, _clock.GetTimestamp());
        else
            Close(LinkEndKind.Lost, $"PUBLISH failed: {Words(result)}");
    }

    /// <summary>Asks for the messages of a topic filter, QoS 1; the answer comes in <see cref="Granted"/>.</summary>
    public void Subscribe(string filter)
    {
        Granted = null;
        var result = Mosquitto.Subscribe(_handle, out _, filter, 1, 0, 0);
        if (result != 0)
            Close(LinkEndKind.Lost, $"SUBSCRIBE failed: {Words(result)}");
    }

    /// <summary>What has come in since the last call.</summary>
    public IReadOnlyList<MqttIncoming> Received()
    {
        MqttIncoming[] received = [.. _received];
        _received.Clear();
        return received;
    }

    /// <summary>Says goodbye (DISCONNECT 0x00: the broker keeps the Will to itself); the socket closes in a later turn.</summary>
    public void Disconnect()
    {
        _ = Mosquitto.Disconnect(_handle, 0, 0);
        Close(LinkEndKind.Closed, "closed");
    }

    /// <summary>Sleeps until the socket, the bell or the time calls, and does what is to be done. Returns what was acknowledged.</summary>
    public IReadOnlyList<Acknowledgement> Turn(WakeUp bell, TimeSpan longest)
    {
        var socket = Mosquitto.Socket(_handle);
        if (socket < 0)
        {
            Close(LinkEndKind.Lost, $"connection lost: {Advised(_lastWords ?? "the socket is gone")}");
            return [];
        }

        var writing = Mosquitto.WantsToWrite(_handle);
        Span<PollEntry> waiting = [new(socket, (short)(Libc.PollIn | (writing ? Libc.PollOut : 0))), new(bell.File, Libc.PollIn)];
        // Rounded up: a wait of half a millisecond must not become a loop that spins.
        _ = Libc.Poll(waiting, 2, _busy ? 0 : (int)Math.Ceiling(longest.TotalMilliseconds));
        if (waiting[1].Ready != 0)
            bell.Silence();

        Serve(readable: waiting[0].Ready != 0);
        // TLS may hold decrypted packets that poll(2) cannot see: look again at once after a turn that brought something.
        _busy = _tls && (_acknowledged.Count > 0 || _received.Count > 0);
        Acknowledgement[] answers = [.. _acknowledged];
        _acknowledged.Clear();
        return answers;
    }

    public TimeSpan OldestUnacknowledged() =>
        _inFlight.Count == 0 ? TimeSpan.Zero : _clock.GetElapsedTime(_inFlight.Values.Min(sent => sent.SentAt));

    public void Close(LinkEndKind kind, string text) => End ??= new LinkEnd(kind, text);

    public void Dispose()
    {
        if (_handle != 0)
            Mosquitto.Destroy(_handle);
        _self.Free();
    }

    private void RefuseOurselves(MqttMessage message)
    {
        _acknowledged.Add(new Acknowledgement(message, Acknowledgement.TooLarge));
        _busy = true;
    }

    private void Serve(bool readable)
    {
        var result = readable || _tls ? Mosquitto.LoopRead(_handle, 1) : 0;
        if (result == 0 && Mosquitto.WantsToWrite(_handle))
            result = Mosquitto.LoopWrite(_handle, 1);
        if (result == 0)
            result = Mosquitto.LoopMisc(_handle);
        if (result != 0)
            Close(LinkEndKind.Lost, $"connection lost: {Words(result)}");
    }

    private void Secure(BusOptions options, BrokerAddress broker)
    {
        var password = BrokerSecrets.Password(options);
        if (options.Username is not null)
            Demand(Mosquitto.UserPassword(_handle, options.Username, password), "user name and password");
        if (!broker.Tls)
            return;

        BrokerSecrets.CheckTlsFiles(options);
        var systemAuthorities = options.CaFile is null ? "/etc/ssl/certs" : null;
        Demand(Mosquitto.Tls(_handle, options.CaFile, systemAuthorities, options.CertFile, options.KeyFile, &NoKeyPassword), "TLS files");
        Demand(Mosquitto.TlsOptions(_handle, certificateRequired: 1, "tlsv1.2", null), "TLS 1.2");
    }

    private void SetWill(MqttMessage will)
    {
        var properties = ContentProperties();
        var result = Mosquitto.Will(_handle, will.Topic, will.Payload.Length, will.Payload, 1, retain: true, properties);
        if (result != 0)
            Mosquitto.FreeProperties(ref properties);
        Demand(result, "the Will");
    }

    private void Connect(BrokerAddress broker, TimeSpan keepAlive)
    {
        var result = Mosquitto.Connect(_handle, broker.Host, broker.Port, (int)keepAlive.TotalSeconds, null, 0);
        if (result != 0)
            throw new MqttException($"cannot connect to {broker}: {Words(result)}");
    }

    // A v3.1.1 packet has no place for properties, and the library refuses them there.
    private nint ContentProperties()
    {
        nint properties = 0;
        if (_level < 5)
            return properties;
        _ = Mosquitto.AddByte(ref properties, Mosquitto.PropertyPayloadFormat, 1);
        _ = Mosquitto.AddString(ref properties, Mosquitto.PropertyContentType, "application/cloudevents+json; charset=utf-8");
        return properties;
    }

    private nint PropertiesOf(MqttMessage message)
    {
        var properties = ContentProperties();
        if (_level < 5)
            return properties;
        if (message.Expiry is { } expiry)
            _ = Mosquitto.AddInt32(ref properties, Mosquitto.PropertyMessageExpiry, (uint)expiry.TotalSeconds);
        if (message.Correlation is { } correlation)
            _ = Mosquitto.AddBinary(ref properties, Mosquitto.PropertyCorrelationData, correlation, (ushort)correlation.Length);
        return properties;
    }

    private void Demand(int result, string what)
    {
        if (result != 0)
            throw new MqttException($"libmosquitto does not accept {what}: {Words(result)}");
    }

    private string Words(int result)
    {
        var text = result == Mosquitto.ErrorErrno ? new Win32Exception(Marshal.GetLastPInvokeError()).Message : Mosquitto.ErrorText(result);
        return Advised(result == TlsHandshakeFailed && _lastWords is not null ? $"{text.TrimEnd('.')} ({_lastWords})" : text);
    }

    private static string Advised(string words) => words.Contains(LinkEnd.BadCertificate, StringComparison.Ordinal)
        ? $"{words}; bus.ca_file must hold the authority that signed the broker's certificate, and bus.broker the name in it"
        : words;
}
