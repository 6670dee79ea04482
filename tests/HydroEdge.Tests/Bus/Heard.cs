namespace HydroEdge.Tests.Bus;

/// <summary>What a recorder has made of a node's events: which came, and how many came again, counted from one greeting of the node to the next.</summary>
internal sealed class Heard
{
    private readonly Dictionary<string, SortedSet<long>> _seqs = [];
    private readonly List<int> _repeats = [0];

    /// <summary>The most that came again after any one connect.</summary>
    public int MostRepeats => _repeats.Max();

    public int Repeats => _repeats.Sum();

    /// <summary>Connects of the node that were heard.</summary>
    public int Greetings => _repeats.Count - 1;

    public int Count => _seqs.Values.Sum(seqs => seqs.Count);

    public void Add(IEnumerable<PublishPacket> messages)
    {
        foreach (var message in messages)
        {
            if (message.Topic.EndsWith("/status", StringComparison.Ordinal) && (bool?)message.Data["online"] == true)
                _repeats.Add(0);
            else if (message.Topic.Contains("/event/", StringComparison.Ordinal) && !Take(message.Data))
                _repeats[^1]++;
        }
    }

    public IEnumerable<string> Streams => _seqs.Keys;

    /// <summary>The highest number of a stream that came.</summary>
    public long Last(string stream) => _seqs[stream].Max;

    public bool Has(string stream, long seq) => _seqs.TryGetValue(stream, out var seqs) && seqs.Contains(seq);

    /// <summary>Stretches of 1 to <paramref name="last"/> that are missing.</summary>
    public IReadOnlyList<(long From, long To)> Holes(string stream, long last)
    {
        var holes = new List<(long, long)>();
        var expected = 1L;
        foreach (var seq in (IEnumerable<long>)[.. _seqs.GetValueOrDefault(stream) ?? [], last + 1])
        {
            if (seq > expected)
                holes.Add((expected, Math.Min(seq - 1, last)));
            expected = seq + 1;
            if (seq > last)
                break;
        }

        return holes;
    }

    private bool Take(System.Text.Json.Nodes.JsonNode data)
    {
        var stream = (string)data["stream"]!;
        if (!_seqs.TryGetValue(stream, out var seqs))
            _seqs[stream] = seqs = [];
        return seqs.Add((long)data["seq"]!);
    }
}
