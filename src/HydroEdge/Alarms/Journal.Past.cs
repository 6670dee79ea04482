using Microsoft.Extensions.Logging;

namespace HydroEdge.Alarms;

/// <summary>What was: events asked for once more, answers given, and how the outbox is doing.</summary>
internal sealed partial class Journal
{
    private string Folder => Path.GetDirectoryName(Path.GetFullPath(_path))!;

    private long FreeBytes => Disk.FreeUnder(Folder);

    public JournalFigures Figures()
    {
        lock (_gate)
        {
            string? oldest = null;
            Guarded(file => oldest = file.OldestUnsent());
            if (_file is null)
                oldest = _held.All.FirstOrDefault(held => held.SentAt is null).Entry?.Id;
            return new JournalFigures(
                (_file?.Unsent ?? 0) + _held.Unsent,
                new FileInfo(_path) is { Exists: true } file ? file.Length : 0,
                oldest is null ? TimeSpan.Zero : _clock.GetUtcNow() - Ulids.TimeOf(oldest),
                Dropped, _file?.DeadLetters ?? 0,
                FreeBytes,
                Disk.Of(Folder) is { TotalSize: > 0 } disk ? 100.0 * (disk.TotalSize - disk.TotalFreeSpace) / disk.TotalSize : null,
                _file is null);
        }
    }

    /// <summary>The answer that a request got within the last day; null when it is new.</summary>
    public CommandReply? ReplyTo(string requestId)
    {
        lock (_gate)
            return _replies.TryGetValue(requestId, out var answered) && _clock.GetUtcNow() - answered.At < KeepReplies ? answered.Reply : null;
    }

    /// <summary>How many events of a stretch are left, and what is known to be lost of it. Both empty while the disk refuses.</summary>
    public (int Left, IReadOnlyList<Gap> Lost) Survey(ReplayRange range)
    {
        lock (_gate)
        {
            (int Left, IReadOnlyList<Gap> Lost) found = (0, []);
            Guarded(file => found = file.Survey(range.Stream, range.FromSeq, range.ToSeq));
            return found;
        }
    }

    /// <summary>The first events that are left of a stretch, sent or not, in order.</summary>
    public IReadOnlyList<OutboxEntry> Stretch(ReplayRange range, int most)
    {
        lock (_gate)
        {
            IReadOnlyList<OutboxEntry> found = [];
            Guarded(file => found = file.Stretch(range.Stream, range.FromSeq, range.ToSeq, most));
            return found;
        }
    }

    /// <summary>The broker will never take this one: it stays for a replay, and an event says that it is missing.</summary>
    public void Bury(OutboxEntry entry, int reason, string why)
    {
        var now = _clock.GetUtcNow();
        lock (_gate)
        {
            _held.MarkSent(entry, now);
            _recent.MarkSent(entry);
            Guarded(file => file.Bury(entry, reason, now));
            var gap = new Gap(entry.Stream, entry.Event.Class, entry.Seq, entry.Seq, 1, Gap.Refused);

            // A broker that refuses event/sys for good would be told of each refusal by another.
            if (entry.Event.Class != EventClass.Sys)
                Tell(new SysEvent(SysKind.DeadLetter, $"The broker never takes event {entry.Seq}: {why}", now) { Gap = gap });
        }

        Buried(entry.Stream, entry.Seq, why);
        Announce();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {Stream}/{Seq} is given up, the broker never takes it: {Why}")]
    private partial void Buried(string stream, long seq, string why);
}
