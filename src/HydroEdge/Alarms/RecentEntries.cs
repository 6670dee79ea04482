namespace HydroEdge.Alarms;

/// <summary>
/// The events committed last, so that whoever sends them as they happen need not read back what was just written. Not thread-safe.
/// </summary>
internal sealed class RecentEntries
{
    public const int Most = 200;

    private readonly Queue<OutboxEntry> _entries = new(Most);
    private readonly HashSet<string> _unsent = [];

    public void Add(OutboxEntry entry)
    {
        if (_entries.Count == Most)
            _unsent.Remove(_entries.Dequeue().Id);
        _entries.Enqueue(entry);
        _unsent.Add(entry.Id);
    }

    public void MarkSent(OutboxEntry entry) => _unsent.Remove(entry.Id);

    /// <summary>What is unsent of a lane behind an entry, in order; null when that entry is too old to tell.</summary>
    public List<OutboxEntry>? UnsentAfter(OutboxEntry after, int most, Lane lane)
    {
        var from = 1;
        foreach (var entry in _entries)
        {
            if (entry.Id == after.Id)
                return [.. _entries.Skip(from).Where(later => later.Event.Lane == lane && _unsent.Contains(later.Id)).Take(most)];
            from++;
        }

        return null;
    }

    public void Clear()
    {
        _entries.Clear();
        _unsent.Clear();
    }
}
