namespace HydroEdge.Bus;

/// <summary>One attempt to be connected, and what becomes of it: CONNECT, SUBSCRIBE, talk, goodbye.</summary>
internal sealed partial class MqttLink
{
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
        Change(State with { Connected = true, Protocol = protocol, Since = clock.GetUtcNow(), Fault = null, Unauthorised = false });
        Connected(broker, protocol);
        Subscribe(connection, interrupted);
        if (_level == 4 && connection.End is null && traffic.Echo() is { } own)
            connection.Subscribe(own);
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
        var lastWord = traffic.Farewell(forGood);
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

    [LoggerMessage(Level = LogLevel.Error, Message = "The broker does not let us listen to {Filter}: no command reaches this node; does its ACL let it read there?")]
    private partial void NotListening(string filter);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Broker} does not speak MQTT 5; using 3.1.1 from now on")]
    private partial void SpeakingOlder(BrokerAddress broker);

    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to {Broker}, MQTT {Protocol}")]
    private partial void Connected(BrokerAddress broker, string protocol);
}
