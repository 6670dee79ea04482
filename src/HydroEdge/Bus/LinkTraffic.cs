namespace HydroEdge.Bus;

/// <summary>What a link asks of whoever talks through it; every one of these is called on the link's own thread.</summary>
internal sealed record LinkTraffic
{
    /// <summary>Settings for the next attempt; null while there is no broker to talk to.</summary>
    public required Func<LinkSettings?> Settings { get; init; }

    /// <summary>The message the broker is to publish when it loses us, null for none; asked before every CONNECT.</summary>
    public required Func<MqttMessage?> Will { get; init; }

    /// <summary>The topic filter to listen to; null for none. Asked for after every CONNACK.</summary>
    public Func<string?> Subscription { get; init; } = () => null;

    /// <summary>What to listen to besides over MQTT 3.1.1, to see whether what is sent there arrives; null for nothing.</summary>
    public Func<string?> Echo { get; init; } = () => null;

    /// <summary>A message that came in.</summary>
    public Action<MqttIncoming> Received { get; init; } = _ => { };

    /// <summary>The broker has let us in: everything that was in flight before is forgotten.</summary>
    public required Action Connected { get; init; }

    /// <summary>The next message to send, or null when there is none right now.</summary>
    public required Func<MqttMessage?> Next { get; init; }

    /// <summary>How long <see cref="Next"/> need not be asked again unless the link is woken.</summary>
    public required Func<TimeSpan> Patience { get; init; }

    /// <summary>What the broker answered (PUBACK): a message and a reason code, below 0x80 for taken.</summary>
    public required Action<IReadOnlyList<Acknowledgement>> Acknowledged { get; init; }

    /// <summary>The last word before an orderly end, null for none; true when it is for good, false when other settings follow.</summary>
    public required Func<bool, MqttMessage?> Farewell { get; init; }

    /// <summary>An attempt or a connection has ended, and this is how.</summary>
    public Action<LinkState> Ended { get; init; } = _ => { };
}
