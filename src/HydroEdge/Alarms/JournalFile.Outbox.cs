namespace HydroEdge.Alarms;

/// <summary>The reading end of the outbox: what is to be sent, what was, and what may go.</summary>
internal sealed partial class JournalFile
{
    /// <summary>The oldest unsent entries behind <paramref name="after"/>, oldest first. Damaged rows are passed over and named.</summary>
    /// <param name="lane">Null for both.</param>
    public List<OutboxEntry> UnsentAfter(OutboxEntry? after, int most, Lane? lane, List<LostEvent> damaged)
    {
        var found = damaged.Count;
        var entries = Entries(
            """
            SELECT stream, seq, id, class, event FROM outbox
            WHERE sent_at IS NULL AND lane BETWEEN ?4 AND ?5
              AND position > coalesce((SELECT position FROM outbox WHERE stream = ?1 AND seq = ?2), 0)
            ORDER BY position LIMIT ?3
            """,
            damaged, after?.Stream ?? "", after?.Seq ?? 0, most, (int)(lane ?? Lane.Urgent), (int)(lane ?? Lane.Normal));
        foreach (var row in damaged.Skip(found))
        {
            UnreadableEvent(row.Stream, row.Seq, _path);
            Run("UPDATE outbox SET sent_at = 0 WHERE stream = ?1 AND seq = ?2", row.Stream, row.Seq);
        }

        if (damaged.Count > found)
            Recount();
        return entries;
    }

    /// <summary>What is left of a stretch of a stream, sent or not, in order.</summary>
    public List<OutboxEntry> Stretch(string stream, long from, long to, int most) => Entries(
        "SELECT stream, seq, id, class, event FROM outbox WHERE stream = ?1 AND seq BETWEEN ?2 AND ?3 ORDER BY seq LIMIT ?4", [], stream, from, to, most);

    /// <summary>How many of a stretch are left, and what is known to be lost of it.</summary>
    public (int Left, List<Gap> Lost) Survey(string stream, long from, long to)
    {
        var lost = new List<Gap>();
        using var rows = Command(
            "SELECT class, from_seq, to_seq, count, reason FROM gap WHERE stream = ?1 AND from_seq <= ?3 AND to_seq >= ?2 ORDER BY from_seq",
            stream, from, to).ExecuteReader();
        while (rows.Read())
            lost.Add(new Gap(stream, (EventClass)rows.GetInt32(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt32(3), rows.GetString(4)));
        return ((int)Count("SELECT count(*) FROM outbox WHERE stream = ?1 AND seq BETWEEN ?2 AND ?3", stream, from, to), lost);
    }

    /// <summary>When the oldest unsent event was committed, by its id; null when none waits.</summary>
    public string? OldestUnsent()
    {
        using var command = Command("SELECT id FROM outbox WHERE sent_at IS NULL ORDER BY position LIMIT 1");
        return command.ExecuteScalar() as string;
    }

    /// <summary>The broker will never take these: they stay for a replay and are not sent again.</summary>
    public void Bury(OutboxEntry entry, int reason, DateTimeOffset at)
    {
        Run("UPDATE outbox SET sent_at = ?3, dead = ?4 WHERE stream = ?1 AND seq = ?2",
            entry.Stream, entry.Seq, at.ToUnixTimeMilliseconds(), reason);
        Recount();
    }

    /// <summary>Marks entries as taken by the broker. Not flushed to the disk: losing a mark only sends an entry twice.</summary>
    public void MarkSent(IEnumerable<OutboxEntry> entries, DateTimeOffset at)
    {
        var marked = 0;
        var hits = 0;
        Set("PRAGMA synchronous = NORMAL");
        try
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var entry in entries)
            {
                var rows = Run("UPDATE outbox SET sent_at = ?3 WHERE stream = ?1 AND seq = ?2 AND sent_at IS NULL",
                    entry.Stream, entry.Seq, at.ToUnixTimeMilliseconds());
                marked += rows;
                hits += IsHit(entry) ? rows : 0;
            }

            transaction.Commit();
        }
        finally
        {
            Set("PRAGMA synchronous = FULL");
        }

        Unsent -= marked;
        UnsentHits -= hits;
    }

    /// <summary>Forgets what was sent before a time, the oldest sent rows beyond a number of them, and what explained them.</summary>
    public void ForgetSent(DateTimeOffset before, int most)
    {
        Run("DELETE FROM outbox WHERE sent_at < ?1", before.ToUnixTimeMilliseconds());
        Run(
            """
            DELETE FROM outbox WHERE sent_at IS NOT NULL AND position <=
                (SELECT position FROM outbox WHERE sent_at IS NOT NULL ORDER BY position DESC LIMIT 1 OFFSET ?1)
            """,
            most);
        Run("DELETE FROM gap WHERE at < ?1", before.ToUnixTimeMilliseconds());
        Recount();
    }

    /// <summary>Drops the oldest unsent hits, never an alarm; answers which.</summary>
    public List<LostEvent> DropHits(int count)
    {
        var dropped = new List<LostEvent>();
        using (var rows = Command(
            """
            DELETE FROM outbox WHERE position IN
                (SELECT position FROM outbox WHERE sent_at IS NULL AND class = ?2 ORDER BY position LIMIT ?1)
            RETURNING stream, seq
            """,
            count, (int)EventClass.Hit).ExecuteReader())
        {
            while (rows.Read())
                dropped.Add(new LostEvent(rows.GetString(0), rows.GetInt64(1), EventClass.Hit, Gap.Full));
        }

        Unsent -= dropped.Count;
        UnsentHits -= dropped.Count;
        return dropped;
    }

    private List<OutboxEntry> Entries(string sql, List<LostEvent> damaged, params ReadOnlySpan<object?> values)
    {
        var entries = new List<OutboxEntry>();
        var rows = Prepared(sql).With(values);
        try
        {
            while (rows.Step())
            {
                var (stream, seq, kind) = (rows.Text(0), rows.Number(1), (EventClass)rows.Number(3));
                if (Event(rows.Text(4), kind) is { } happened)
                    entries.Add(new OutboxEntry(stream, seq, rows.Text(2), happened));
                else
                    damaged.Add(new LostEvent(stream, seq, kind, Gap.Unreadable));
            }
        }
        finally
        {
            rows.Reset();
        }

        return entries;
    }

    private void Remember(Gap gap, DateTimeOffset at) =>
        Run("INSERT INTO gap (stream, class, from_seq, to_seq, count, reason, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            gap.Stream, (int)gap.Class, gap.FromSeq, gap.ToSeq, gap.Count, gap.Reason, at.ToUnixTimeMilliseconds());
}
