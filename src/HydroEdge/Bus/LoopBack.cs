namespace HydroEdge.Bus;

/// <summary>
/// Over MQTT 3.1.1 a broker acknowledges also what its ACL forbids. So the node listens to its own events there: a topic on which
/// nothing comes back within 5 s is one that it may not write to, or not read. Belongs to the link's thread.
/// </summary>
internal sealed class LoopBack(TimeProvider clock)
{
    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(5);

    // Null for a topic that something has come back on.
    private readonly Dictionary<string, long?> _sent = [];

    /// <summary>The topics of this session that are forbidden, as far as can be told.</summary>
    public IEnumerable<string> Silent =>
        _sent.Where(topic => topic.Value is { } at && clock.GetElapsedTime(at) >= BackWithin).Select(topic => topic.Key).Order(StringComparer.Ordinal);

    public void SessionBegins() => _sent.Clear();

    /// <summary>An event was sent over MQTT 3.1.1. One that comes back proves its topic for the session.</summary>
    public void Sent(string topic) => _sent.TryAdd(topic, clock.GetTimestamp());

    public void Heard(string topic)
    {
        if (_sent.ContainsKey(topic))
            _sent[topic] = null;
    }
}
