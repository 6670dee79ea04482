using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace HydroEdge.Alarms;

/// <summary>The journal while the disk refuses: full, read-only, locked, damaged or gone.</summary>
internal sealed partial class Journal
{
    private void Guarded(Action<JournalFile> use)
    {
        if (_file is not { } file)
            return;

        try
        {
            use(file);
        }
        catch (Exception failure) when (IsRefusal(failure))
        {
            Degrade(file, failure);
        }
    }

    private void Degrade(JournalFile file, Exception failure)
    {
        Close(file);
        Volatile.Write(ref _file, null);
        _recent.Clear();
        foreach (var lane in Enum.GetValues<Lane>())
            _heads[lane] = new Numbering(_ulids.Next(), 0);
        (_triedAt, _retryAfter) = (_clock.GetTimestamp(), RetryAfter);
        if (failure is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_FULL } && _ballast.ThrowOff())
            _retryAfter = TimeSpan.Zero;
        _metrics.JournalDegraded();
        DiskRefuses(_path, failure.Message, HeldEntries.Most);
    }

    private List<OutboxEntry> Hold(IReadOnlyList<NodeEvent> together, IReadOnlyList<string> ids)
    {
        var entries = Number(together, ids);
        foreach (var entry in entries)
        {
            if (_held.Add(entry) is not { } lost)
                continue;
            Lose([new LostEvent(lost.Stream, lost.Seq, lost.Event.Class, Gap.MemoryFull)]);
            HeldEventLost(lost.Stream, lost.Seq, HeldEntries.Most);
        }

        return entries;
    }

    private void TryReopen(bool now = false)
    {
        if (_file is not null || (!now && _clock.GetElapsedTime(_triedAt) < _retryAfter))
            return;

        var started = _clock.GetTimestamp();
        JournalFile? file = null;
        try
        {
            file = _opening.Open();
            file.Replace(_alarms.Values, _held.All);
            foreach (var (lane, head) in file.Heads)
                _heads[lane] = head;
            DiskTakesAgain(_path, _held.All.Count);
            var held = _held.All.Count;
            _held.Clear();
            Volatile.Write(ref _file, file);
            // Of what waits in the file nobody could ask meanwhile.
            _told = ~0;
            TellRecreated();
            TellRestored(held);
            TellLost();
        }
        catch (Exception failure) when (IsRefusal(failure))
        {
            if (file is not null)
                Close(file);
            DiskStillRefuses(_path, failure.Message);
        }

        // Opening reads the whole file to check it: of a large one on a slow disk, at most a tenth of the time.
        _triedAt = _clock.GetTimestamp();
        _retryAfter = TimeSpan.FromTicks(Math.Max(RetryAfter.Ticks, 10 * _clock.GetElapsedTime(started).Ticks));
    }

    private static void Close(JournalFile file)
    {
        try
        {
            file.Dispose();
        }
        catch (SqliteException)
        {
            // The disk refuses the last checkpoint too; the write-ahead log keeps it for the next opening.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} cannot be used ({Reason}): up to {Most} events are held in memory until it can; make room on the disk and see that the file is ours to write")]
    private partial void DiskRefuses(string path, string reason, int most);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Path} still cannot be used: {Reason}")]
    private partial void DiskStillRefuses(string path, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} can be used again: {Held} held events written")]
    private partial void DiskTakesAgain(string path, int held);

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {Stream}/{Seq} is lost: the disk refuses, and {Most} events are held already")]
    private partial void HeldEventLost(string stream, long seq, int most);
}
