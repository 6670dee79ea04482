using HydroEdge.Bus;

namespace HydroEdge.Cli;

/// <summary>The steps inside MQTT: are we let in, may we listen and speak. Under a client id of its own, so that the running node is not thrown out.</summary>
internal sealed partial class BusCheckup
{
    private const int RoundTrips = 20;

    private readonly Topics _topics = new(bus.Root, node.Site, node.Node);

    private IEnumerable<BusFinding> Session(CancellationToken stop)
    {
        using var bell = new WakeUp();
        using var waking = stop.Register(bell.Ring);
        var (connection, login) = Login(bell, stop);
        yield return login;
        using (connection)
        {
            if (login.Remedy is not null)
                yield break;
            yield return Listen(connection!, bell, stop);
            yield return Speak(connection!, bell, stop);
            yield return LookAtState(connection!, bell, stop);
            connection!.Disconnect();
            connection.Turn(bell, TimeSpan.Zero);
        }
    }

    private (MqttConnection? Connection, BusFinding Finding) Login(WakeUp bell, CancellationToken stop)
    {
        try
        {
            foreach (var level in (int[])[5, 4])
            {
                var connection = MqttConnection.Open(new LinkSettings(bus, $"he-{node.Node}-doctor"), broker, level, will: null, clock);
                Await(connection, bell, () => connection.Answer is not null, stop);
                if (connection.Answer == 0 && connection.End is null)
                    return (connection, new BusFinding("login", $"let in, MQTT {(level == 5 ? "5" : "3.1.1")}"));
                if (!connection.WantsOlderProtocol)
                    return (connection, new BusFinding("login", connection.End?.Text ?? "no CONNACK within 10 s", "See the broker's own log for the client he-" + node.Node + "-doctor."));
                connection.Dispose();
            }

            return (null, new BusFinding("login", "it speaks neither MQTT 5 nor 3.1.1", "Is this an MQTT broker?"));
        }
        catch (MqttException failure)
        {
            return (null, new BusFinding("login", failure.Message, "Mend what it names in the block 'bus'."));
        }
    }

    private BusFinding Listen(MqttConnection connection, WakeUp bell, CancellationToken stop)
    {
        connection.Subscribe(_topics.Commands);
        Await(connection, bell, () => connection.Granted is not null, stop);
        return connection.Granted < 0x80
            ? new BusFinding("commands", $"may read {_topics.Commands}")
            : new BusFinding("commands", $"may not read {_topics.Commands}", "Let the broker's ACL allow this node to read there; without it nobody can acknowledge over the bus.");
    }

    // To itself and back: on 3.1.1 a broker acknowledges also what its ACL then throws away.
    private BusFinding Speak(MqttConnection connection, WakeUp bell, CancellationToken stop)
    {
        var topic = _topics.Reply("doctor");
        connection.Subscribe(topic);
        Await(connection, bell, () => connection.Granted is not null, stop);
        var answers = new List<Acknowledgement>();
        var back = 0;
        for (var i = 0; i < RoundTrips && connection.End is null; i++)
        {
            var sent = answers.Count;
            connection.Publish(new MqttMessage(topic, "{}"u8.ToArray(), Retain: false));
            Await(connection, bell, () => answers.Count > sent, stop, answers);
            back += connection.Received().Count(message => message.Topic == topic);
        }

        Await(connection, bell, () => (back += connection.Received().Count(message => message.Topic == topic)) >= RoundTrips, stop, answers, TimeSpan.FromSeconds(2));
        if (answers.Find(answer => !answer.Taken) is { Message: not null } refused)
            return new BusFinding("writing", $"{topic}: {Mosquitto.ReasonText(refused.Reason)}", "Let the broker's ACL allow this node to write below its own name (deploy/broker/acl).");
        if (back == 0)
            return new BusFinding("writing", $"{topic} was acknowledged and did not come back", "Let the broker's ACL allow this node to write below its own name and to read its replies (deploy/broker/acl).");
        double[] took = [.. answers.Select(answer => answer.Took.TotalMilliseconds).Order()];
        return new BusFinding("writing", $"may write; PUBACK after {Milliseconds(TimeSpan.FromMilliseconds(took[took.Length / 2]))}, at most {Milliseconds(TimeSpan.FromMilliseconds(took[^1]))}");
    }

    private BusFinding LookAtState(MqttConnection connection, WakeUp bell, CancellationToken stop)
    {
        _ = connection.Received();
        connection.Subscribe(_topics.Status);
        MqttIncoming? status = null;
        Await(
            connection, bell,
            () => (status ??= connection.Received().FirstOrDefault(message => message.Topic == _topics.Status)) is not null,
            stop, longest: TimeSpan.FromSeconds(2));
        return new BusFinding("states", status is { } found
            ? BusMessage.Read($"{found.Topic}\t{System.Text.Encoding.UTF8.GetString(found.Payload)}") is { } message
                ? $"the node was last seen {(message.Data.GetProperty("online").GetBoolean() ? "online" : "offline")} ({message.Text("reason")})"
                : "something else lies at the node's status"
            : "no retained status that this login may read (a node's own may not, under the shipped ACL)");
    }

    private void Await(
        MqttConnection connection, WakeUp bell, Func<bool> done, CancellationToken stop, List<Acknowledgement>? answers = null, TimeSpan? longest = null)
    {
        var began = clock.GetTimestamp();
        while (connection.End is null && !done() && clock.GetElapsedTime(began) < (longest ?? Patience))
        {
            stop.ThrowIfCancellationRequested();
            var came = connection.Turn(bell, TimeSpan.FromMilliseconds(200));
            answers?.AddRange(came);
        }
    }
}
