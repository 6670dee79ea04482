using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary>One session with the broker, from its beginning to its end: what goes when. All of it on the link's thread.</summary>
internal sealed partial class BusPublisher
{
    private LinkTraffic Traffic() => new()
    {
        Settings = () => _config.Options.Broker is null ? null : new LinkSettings(_config.Options, $"he-{_config.Node}"),
        Will = Will,
        Subscription = () => _config.Topics.Commands,
        Echo = () => _config.Topics.Events,
        Received = Received,
        Connected = SessionBegins,
        Next = Next,
        Patience = () => _feed.Patience,
        Acknowledged = Acknowledged,
        Ended = Ended,
        Farewell = forGood => Status(_sessions, online: false, forGood ? "shutdown" : "restart"),
    };

    private MqttMessage Will()
    {
        _connectedAt = _clock.GetUtcNow();
        _sessions = _payloads;
        return Status(_sessions, online: false, "will");
    }

    private MqttMessage Status(Payloads payloads, bool online, string reason) =>
        payloads.Status(online, reason, _link.State.Connects, _connectedAt, ConfigFault);

    private void SessionBegins()
    {
        _feed.Rewind();
        _replies.Clear();
        _health.SessionBegins();
        _echo.SessionBegins();
        _authFault = null;
        _board.DueAll();
        _beatAt = _clock.GetTimestamp();
        _upToDate = false;
        Volatile.Write(ref _refused, null);
    }

    // Once for each fault: a wrong password is tried again for ever.
    private void Ended(LinkState state)
    {
        _pulses.Rest(LoopName);
        if (state.Unauthorised && _authFault != state.Fault)
            _journal.Commit(new SysEvent(SysKind.AuthFailed, _authFault = state.Fault!, _clock.GetUtcNow()));
    }

    private void Received(MqttIncoming incoming)
    {
        _echo.Heard(incoming.Topic);
        if (_intake.Take(incoming, _payloads) is { } reply)
            _replies.Enqueue(reply);
    }

    /// <summary>Answers first. States before the backlog after a connect, events before states from then on; what is no more goes last.</summary>
    private MqttMessage? Next()
    {
        _pulses.Beat(LoopName);
        if (_replies.TryDequeue(out var reply))
            return reply;
        if (_clock.GetElapsedTime(_beatAt) >= Heartbeat)
        {
            _beatAt = _clock.GetTimestamp();
            foreach (var topic in _board.Topics.Where(topic => topic != _config.Topics.Manifest))
                _board.Due(topic);
        }

        if (!_upToDate && _board.Next() is { } state)
            return state;
        _upToDate = true;
        if (_feed.Next() is { } entry)
            return Sent(_payloads.Event(entry));
        if (_board.Next() is { } due)
            return due;

        // The clear of a watch that is gone must not overtake its last event.
        return !_feed.IsBehind && _board.NextClear() is { } clear ? clear
            : _feed.NextAgain() is { } past ? _payloads.Event(past, again: true)
            : null;
    }

    private MqttMessage Sent(MqttMessage message)
    {
        if (_link.State.Protocol == "3.1.1")
            _echo.Sent(message.Topic);
        return message;
    }

    private void Acknowledged(IReadOnlyList<Acknowledgement> answers)
    {
        _feed.Acknowledged(answers);
        foreach (var answer in answers)
        {
            _health.Acknowledged(answer);
            if (answer.Taken)
                _board.Taken(answer.Message);
            else if (Interlocked.Exchange(ref _refused, $"{answer.Message.Topic}: {Mosquitto.ReasonText(answer.Reason)}") is null)
                MessageRefused(answer.Message.Topic, Mosquitto.ReasonText(answer.Reason));
        }
    }
}
