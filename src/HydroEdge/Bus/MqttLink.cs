namespace HydroEdge.Bus;

/// <summary>
/// Keeps one MQTT connection: connects, lets its traffic through with at most <see cref="MqttConnection.Window"/> messages
/// unanswered, drops what is dead, waits and begins again, until told to stop. All of it on the thread that calls
/// <see cref="Run"/>, none of it ever throws for what a broker or a network does.
/// </summary>
internal sealed partial class MqttLink(LinkTraffic traffic, TimeProvider clock, ILogger logger) : IDisposable
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AcknowledgeWithin = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan FarewellWithin = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ProbeEvery = TimeSpan.FromSeconds(2);

    // libmosquitto looks after keep-alive only when asked, and wants to be asked about once a second.
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(1);

    private readonly WakeUp _bell = new();
    private readonly ReconnectDelay _delay = new(Random.Shared);
    private LinkState _state = new(false, null, null, null, 0);
    private CancellationTokenSource _reconnect = new();
    private int _level = 5;
    private long _refusedAt;

    public LinkState State => Volatile.Read(ref _state);

    /// <summary>There is something to send. Any thread.</summary>
    public void Wake() => _bell.Ring();

    /// <summary>The settings have changed: begin again with the new ones, at once. Any thread.</summary>
    public void Reconnect()
    {
        Volatile.Read(ref _reconnect).Cancel();
        Wake();
    }

    public void Run(CancellationToken stop)
    {
        using var waking = stop.Register(Wake);
        while (!stop.IsCancellationRequested)
        {
            Volatile.Write(ref _reconnect, new CancellationTokenSource());
            using var interrupted = CancellationTokenSource.CreateLinkedTokenSource(stop, _reconnect.Token);

            // Asked after the line above: settings that change later interrupt, earlier ones are read here.
            if (traffic.Settings() is { } settings)
                ConnectOnce(settings, interrupted.Token, stop);
            else
                interrupted.Token.WaitHandle.WaitOne();
        }
    }

    public void Dispose() => _bell.Dispose();

    private void ConnectOnce(LinkSettings settings, CancellationToken interrupted, CancellationToken stop)
    {
        var end = BrokerAddress.TryParse(settings.Options.Broker, out var broker)
            ? Attempt(settings, broker, interrupted, stop)
            : new LinkEnd(LinkEndKind.Local, "bus.broker must read mqtt://host:port or mqtts://host:port, without user or password");
        Ended(end);
        if (interrupted.IsCancellationRequested)
            return;

        var delay = _delay.After(end.Kind, end.Connected);
        WaitingAfter(end.Kind, delay.TotalSeconds);
        if (broker is not null && end.Kind is LinkEndKind.Unreachable or LinkEndKind.Lost)
            WaitForTheDoor(broker!, gone: end.Kind == LinkEndKind.Unreachable, delay, interrupted);
        else
            Pause(delay, interrupted);
    }

    /// <summary>Waits; but once the door of a broker that was gone opens again there is nothing more to wait for.</summary>
    private void WaitForTheDoor(BrokerAddress broker, bool gone, TimeSpan delay, CancellationToken interrupted)
    {
        var started = clock.GetTimestamp();
        while (delay - clock.GetElapsedTime(started) is { Ticks: > 0 } left && !interrupted.IsCancellationRequested)
        {
            Pause(left < ProbeEvery ? left : ProbeEvery, interrupted);
            var silent = TcpProbe.Failure(broker, clock, interrupted) is not null;
            if (gone && !silent)
            {
                AnswersAgain(broker);
                _delay.Reset();
                return;
            }

            gone |= silent;
        }
    }

    // WhenAny because being interrupted is no exception here.
    private void Pause(TimeSpan time, CancellationToken interrupted) =>
        Task.WhenAny(Task.Delay(time, clock, interrupted)).GetAwaiter().GetResult();

    private void Ended(LinkEnd end)
    {
        var before = State;
        var since = before.Connected || before.Since is null ? clock.GetUtcNow() : before.Since;
        Change(before with { Connected = false, Protocol = null, Fault = end.Text, Since = since, Unauthorised = end.IsUnauthorised });
        traffic.Ended(State);

        if (end.Kind == LinkEndKind.Closed)
            Left();
        else if (before.Fault != end.Text)
            Disconnected(end.Text);
    }

    private void Change(LinkState state) => Volatile.Write(ref _state, state);

    [LoggerMessage(Level = LogLevel.Information, Message = "Left the broker")]
    private partial void Left();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not connected: {Fault}")]
    private partial void Disconnected(string fault);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Kind}: next attempt in {Seconds:0.0} s")]
    private partial void WaitingAfter(LinkEndKind kind, double seconds);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Broker} answers again")]
    private partial void AnswersAgain(BrokerAddress broker);
}
