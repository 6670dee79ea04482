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

    private LinkEnd Attempt(LinkSettings settings, BrokerAddress broker, CancellationToken interrupted, CancellationToken stop)
    {
        try
        {
            // A second round only to ask the same in MQTT 3.1.1.
            while (true)
            {
                if (TcpProbe.Failure(broker, clock, interrupted) is { } silence)
                    return interrupted.IsCancellationRequested ? new LinkEnd(LinkEndKind.Closed, "closed") : new LinkEnd(LinkEndKind.Unreachable, silence);

                Change(State with { Connects = State.Connects + 1 });
                using var connection = MqttConnection.Open(settings, broker, _level, traffic.Will(), clock);
                AwaitAnswer(connection, interrupted);
                if (!connection.WantsOlderProtocol)
                    return connection.End ?? Talk(connection, broker, interrupted, stop);

                _level = 4;
                SpeakingOlder(broker);
            }
        }
        catch (MqttException failure)
        {
            return new LinkEnd(LinkEndKind.Local, failure.Message);
        }
        catch (DllNotFoundException)
        {
            return new LinkEnd(LinkEndKind.Local, $"{Mosquitto.Library} is missing: install the package libmosquitto1");
        }
    }

    private void AwaitAnswer(MqttConnection connection, CancellationToken interrupted)
    {
        var asked = clock.GetTimestamp();
        while (connection.End is null && connection.Answer is null)
        {
            connection.Turn(_bell, LongestTurn);
            if (interrupted.IsCancellationRequested)
                connection.Close(LinkEndKind.Closed, "closed");
            else if (clock.GetElapsedTime(asked) >= AnswerWithin)
                connection.Close(LinkEndKind.Lost, $"no CONNACK within {AnswerWithin.TotalSeconds:0} s");
        }
    }

    /// <summary>Listens, if there is something to listen to. A broker that does not let us costs the commands, not the events.</summary>
    private void Subscribe(MqttConnection connection, CancellationToken interrupted)
    {
        if (traffic.Subscription() is not { } filter)
            return;
        connection.Subscribe(filter);
        var asked = clock.GetTimestamp();
        while (connection.End is null && connection.Granted is null && !interrupted.IsCancellationRequested)
        {
            if (connection.Turn(_bell, LongestTurn) is { Count: > 0 } answers)
                traffic.Acknowledged(answers);
            if (clock.GetElapsedTime(asked) >= AnswerWithin)
                connection.Close(LinkEndKind.Lost, $"no SUBACK within {AnswerWithin.TotalSeconds:0} s");
        }

        var refused = connection.Granted >= 0x80;
        _refusedAt = clock.GetTimestamp();
        if (refused && !State.Deaf)
            NotListening(filter);
        Change(State with { Deaf = refused });
    }

    private LinkEnd Talk(MqttConnection connection, BrokerAddress broker, CancellationToken interrupted, CancellationToken stop)
    {
        var since = clock.GetTimestamp();
        var protocol = _level == 5 ? "5" : "3.1.1";
        Change(State with { Connected = true, Protocol = protocol, Since = clock.GetUtcNow(), Fault = null });
        Connected(broker, protocol);
        Subscribe(connection, interrupted);
        traffic.Connected();

        while (connection.End is null && !interrupted.IsCancellationRequested)
        {
            if (State.Deaf && clock.GetElapsedTime(_refusedAt) >= AskAgainAfter)
                Subscribe(connection, interrupted);
            while (connection.HasRoom && traffic.Next() is { } message)
                connection.Publish(message);
            Turn(connection);
        }

        if (connection.End is null)
            Leave(connection, stop.IsCancellationRequested);
        return connection.End! with { Connected = clock.GetElapsedTime(since) };
    }

    private void Turn(MqttConnection connection)
    {
        // With the window full, only an answer helps.
        var patience = connection.HasRoom ? traffic.Patience() : LongestTurn;
        if (connection.Turn(_bell, patience < LongestTurn ? patience : LongestTurn) is { Count: > 0 } answers)
            traffic.Acknowledged(answers);
        foreach (var message in connection.Received())
            traffic.Received(message);
        if (connection.OldestUnacknowledged() >= AcknowledgeWithin)
            connection.Close(LinkEndKind.Lost, $"no PUBACK within {AcknowledgeWithin.TotalSeconds:0} s");
    }

    /// <summary>Sends what is still to be sent, then the last word, each for 2 s at most, then DISCONNECT.</summary>
    private void Leave(MqttConnection connection, bool forGood)
    {
        Drain(connection, traffic.Next);
        MqttMessage? lastWord = traffic.Farewell(forGood);
        Drain(connection, () => Interlocked.Exchange(ref lastWord, null));
        connection.Disconnect();
        connection.Turn(_bell, TimeSpan.Zero);
    }

    private void Drain(MqttConnection connection, Func<MqttMessage?> next)
    {
        var started = clock.GetTimestamp();
        var more = true;
        while (connection.End is null && (more || connection.InFlight > 0) && clock.GetElapsedTime(started) < FarewellWithin)
        {
            while (connection.HasRoom && more)
            {
                var message = next();
                more = message is not null;
                if (message is not null)
                    connection.Publish(message);
            }

            if (connection.InFlight > 0 && connection.Turn(_bell, LongestTurn / 10) is { Count: > 0 } answers)
                traffic.Acknowledged(answers);
        }
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
        Change(before with { Connected = false, Protocol = null, Fault = end.Text, Since = since });

        if (end.Kind == LinkEndKind.Closed)
            Left();
        else if (before.Fault != end.Text)
            Disconnected(end.Text);
    }

    private void Change(LinkState state) => Volatile.Write(ref _state, state);

    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to {Broker}, MQTT {Protocol}")]
    private partial void Connected(BrokerAddress broker, string protocol);

    [LoggerMessage(Level = LogLevel.Information, Message = "Left the broker")]
    private partial void Left();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not connected: {Fault}")]
    private partial void Disconnected(string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Broker} does not speak MQTT 5; using 3.1.1 from now on")]
    private partial void SpeakingOlder(BrokerAddress broker);

    [LoggerMessage(Level = LogLevel.Error, Message = "The broker does not let us listen to {Filter}: no command reaches this node; does its ACL let it read there?")]
    private partial void NotListening(string filter);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Kind}: next attempt in {Seconds:0.0} s")]
    private partial void WaitingAfter(LinkEndKind kind, double seconds);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Broker} answers again")]
    private partial void AnswersAgain(BrokerAddress broker);
}
