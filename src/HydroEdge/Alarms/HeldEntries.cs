namespace HydroEdge.Alarms;

/// <summary>
/// Events the disk would not take, oldest first. At most 1,000 (a flood of a bad day, about 3 MB): what was sent
/// gives way first, then hits, then what the node says of itself, then the oldest alarm. Not thread-safe.
/// </summary>
internal sealed class HeldEntries
{
    public const int Most = 1_000;

    private readonly List<HeldEntry> _entries = new(Most);

    public IReadOnlyList<HeldEntry> All => _entries;

    public long Unsent => _entries.Count(held => held.SentAt is null);

    /// <summary>Answers an unsent event that had to give way, if one had to.</summary>
    public OutboxEntry? Add(OutboxEntry entry)
    {
        OutboxEntry? lost = null;
        if (_entries.Count == Most)
        {
            var victim = Math.Max(0, Victim());
            lost = _entries[victim].SentAt is null ? _entries[victim].Entry : null;
            _entries.RemoveAt(victim);
        }

        _entries.Add(new HeldEntry(entry, null));
        return lost;
    }

    public List<OutboxEntry> UnsentAfter(OutboxEntry? after, int most, Lane? lane)
    {
        var from = after is null ? 0 : 1 + _entries.FindIndex(held => IsSame(held.Entry, after));
        return
        [
            .. _entries.Skip(from).Where(held => held.SentAt is null && (lane is null || held.Entry.Event.Lane == lane))
                .Take(most).Select(held => held.Entry),
        ];
    }

    public void MarkSent(OutboxEntry entry, DateTimeOffset at)
    {
        var index = _entries.FindIndex(held => IsSame(held.Entry, entry));
        if (index >= 0)
            _entries[index] = new HeldEntry(entry, at);
    }

    public void Clear() => _entries.Clear();

    private int Victim()
    {
        var sent = _entries.FindIndex(held => held.SentAt is not null);
        if (sent >= 0)
            return sent;
        var hit = _entries.FindIndex(held => held.Entry.Event.Class == EventClass.Hit);
        return hit >= 0 ? hit : _entries.FindIndex(held => held.Entry.Event.Class == EventClass.Sys);
    }

    private static bool IsSame(OutboxEntry one, OutboxEntry other) => one.Stream == other.Stream && one.Seq == other.Seq;
}
