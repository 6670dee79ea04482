using System.Collections.Concurrent;
using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary>Past events that were asked for once more, read as they are sent. Belongs to the link's thread, but for <see cref="Add"/>.</summary>
internal sealed class ReplayFeed(Journal journal)
{
    private const int Batch = 200;

    private readonly ConcurrentQueue<ReplayRange> _ranges = new();
    private readonly Queue<OutboxEntry> _ahead = new();

    public bool HasMore => _ahead.Count > 0 || !_ranges.IsEmpty;

    /// <summary>Any thread.</summary>
    public void Add(ReplayRange range) => _ranges.Enqueue(range);

    public OutboxEntry? Next()
    {
        while (_ahead.Count == 0 && _ranges.TryDequeue(out var range))
        {
            var entries = journal.Stretch(range, Batch);
            foreach (var entry in entries)
                _ahead.Enqueue(entry);
            if (entries.Count == Batch && entries[^1].Seq < range.ToSeq)
                _ranges.Enqueue(range with { FromSeq = entries[^1].Seq + 1 });
        }

        return _ahead.TryDequeue(out var next) ? next : null;
    }
}
