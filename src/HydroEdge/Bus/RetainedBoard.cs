namespace HydroEdge.Bus;

/// <summary>
/// The retained topics of this node and which of them are due. Nothing is queued: a message is written when its turn comes, so
/// only the newest is ever sent. Thread-safe.
/// </summary>
internal sealed class RetainedBoard
{
    private readonly Lock _gate = new();
    private readonly Queue<string> _due = new();
    private readonly HashSet<string> _waiting = [];
    private readonly HashSet<string> _toClear = [];
    private readonly Queue<string> _clears = new();
    private IReadOnlyList<string> _order = [];
    private Dictionary<string, Func<MqttMessage>> _topics = [];

    /// <summary>Says which topics there are, in the order in which a new session gets them; those that were and are no more get cleared.</summary>
    public void Declare(IReadOnlyList<(string Topic, Func<MqttMessage> Write)> topics)
    {
        lock (_gate)
        {
            var before = _topics.Keys;
            _topics = topics.ToDictionary(topic => topic.Topic, topic => topic.Write);
            _order = [.. topics.Select(topic => topic.Topic)];
            _toClear.UnionWith(before);
            _toClear.ExceptWith(_order);
            DueAll();
        }
    }

    /// <summary>This topic is no more.</summary>
    public void Clear(string topic)
    {
        lock (_gate)
        {
            _topics.Remove(topic);
            _order = [.. _order.Where(other => other != topic)];
            if (_toClear.Add(topic))
                _clears.Enqueue(topic);
        }
    }

    public IReadOnlyList<string> Topics
    {
        get
        {
            lock (_gate)
                return _order;
        }
    }

    public void Due(string topic)
    {
        lock (_gate)
        {
            if (_topics.ContainsKey(topic))
                Enqueue(topic);
        }
    }

    /// <summary>A new session: everything, in order.</summary>
    public void DueAll()
    {
        lock (_gate)
        {
            _due.Clear();
            _waiting.Clear();
            foreach (var topic in _order)
                Enqueue(topic);
            _clears.Clear();
            foreach (var topic in _toClear)
                _clears.Enqueue(topic);
        }
    }

    public MqttMessage? Next()
    {
        Func<MqttMessage>? write;
        string? topic;
        lock (_gate)
        {
            if (!_due.TryDequeue(out topic))
                return null;
            _waiting.Remove(topic);
            write = _topics.GetValueOrDefault(topic);
        }

        // Cleared since it became due.
        return write?.Invoke() ?? Next();
    }

    /// <summary>A topic that is no more. To be asked for when no event of it waits: nothing may follow a clear.</summary>
    public MqttMessage? NextClear()
    {
        lock (_gate)
            return _clears.TryDequeue(out var topic) ? Payloads.Nothing(topic) : null;
    }

    /// <summary>The broker has taken it: what was to be cleared is, and is forgotten.</summary>
    public void Taken(MqttMessage message)
    {
        if (message.Payload.Length > 0)
            return;
        lock (_gate)
            _toClear.Remove(message.Topic);
    }

    private void Enqueue(string topic)
    {
        if (_waiting.Add(topic))
            _due.Enqueue(topic);
    }
}
