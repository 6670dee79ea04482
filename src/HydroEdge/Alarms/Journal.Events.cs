using Microsoft.Extensions.Logging;

namespace HydroEdge.Alarms;

/// <summary>How events get their numbers, and what the journal says of itself.</summary>
internal sealed partial class Journal
{
    private List<OutboxEntry> Number(IReadOnlyList<NodeEvent> together, IReadOnlyList<string> ids)
    {
        var heads = new Dictionary<Lane, Numbering>(_heads);
        var stamp = Stamp.Now(_clock, ConfigHash);
        var entries = new List<OutboxEntry>(together.Count);
        foreach (var happened in together)
        {
            var (stream, seq) = heads[happened.Lane];
            var numbered = happened is AlarmEvent alarm ? alarm with { Alarm = alarm.Alarm with { LastSeq = seq + 1 } } : happened;
            entries.Add(new OutboxEntry(stream, seq + 1, ids[entries.Count], numbered with { Stamp = stamp }));
            heads[happened.Lane] = new Numbering(stream, seq + 1);
        }

        return entries;
    }

    private bool TryAppend(IReadOnlyList<OutboxEntry> entries, CommandReply? reply)
    {
        Guarded(file => file.Append(entries, reply, _clock.GetUtcNow()));
        return _file is not null;
    }

    private void Settle(OutboxEntry entry)
    {
        _heads[entry.Event.Lane] = new Numbering(entry.Stream, entry.Seq);
        if (!Degraded)
            _recent.Add(entry);
        _told |= 1 << (int)entry.Event.Lane;
        if (entry.OfAlarm is { Removes: true } gone)
            _alarms.Remove(gone.Alarm.Key);
        else if (entry.OfAlarm is { } happened)
            _alarms[happened.Alarm.Key] = happened.Alarm;
    }

    private void DropHits(JournalFile file)
    {
        if (file.UnsentHits <= MostUnsentHits)
            return;
        var dropped = file.DropHits(MostUnsentHits / 10);
        _recent.Clear();
        HitsDropped(dropped.Count, MostUnsentHits);
        Lose(dropped);
    }

    private void Lose(List<LostEvent> lost)
    {
        _lost.AddRange(lost);
        Dropped += lost.Count;
        _metrics.EventsLost(lost.Count);
    }

    // So that no hole in the numbers is silent. While the disk refuses, it waits until there is one to say it from.
    private void TellLost()
    {
        if (_lost.Count > 0 && Tell([.. Gap.Of(_lost).Select(gap => gap.Told(_clock.GetUtcNow()))]))
            _lost.Clear();
    }

    private void TellRecreated()
    {
        if (_opening.Recreated)
            Tell(new SysEvent(SysKind.OutboxRecreated, "The journal was damaged and set aside: new streams begin, and what had not been sent is lost", _clock.GetUtcNow()));
    }

    private void TellRestored(int held)
    {
        if (held > 0)
            Tell(new SysEvent(SysKind.OutboxRestored, $"The disk takes events again; {held} were held in memory meanwhile", _clock.GetUtcNow()));
    }

    private bool Tell(params IReadOnlyList<SysEvent> events)
    {
        if (_file is null)
            return false;
        var entries = Number(events, [.. events.Select(_ => _ulids.Next())]);
        if (!TryAppend(entries, null))
            return false;
        entries.ForEach(Settle);
        return true;
    }

    // Outside the lock: whoever listens may ask at once.
    private void Announce()
    {
        var told = Interlocked.Exchange(ref _told, 0);
        foreach (var lane in Enum.GetValues<Lane>())
        {
            if ((told & (1 << (int)lane)) != 0)
                Added?.Invoke(lane);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Dropped the oldest {Count} hits: {Most} wait for a broker")]
    private partial void HitsDropped(int count, int most);
}
