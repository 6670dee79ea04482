namespace HydroEdge.Alarms;

/// <summary>The reading end of the outbox: what is to be sent, what was, and what may go.</summary>
internal sealed partial class JournalFile
{
    /// <summary>The oldest unsent entries behind <paramref name="after"/>, oldest first. Damaged rows are reported and passed over.</summary>
    public List<OutboxEntry> UnsentAfter(OutboxEntry? after, int most)
    {
        var entries = new List<OutboxEntry>();
        var damaged = new List<(string Stream, long Seq)>();
        using (var command = Command(
            """
            SELECT stream, seq, id, event FROM outbox
            WHERE sent_at IS NULL
              AND position > coalesce((SELECT position FROM outbox WHERE stream = $1 AND seq = $2), 0)
            ORDER BY position LIMIT $3
            """,
            after?.Stream ?? "", after?.Seq ?? 0, most))
        {
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                if (Read(rows.GetString(3), JournalJson.Default.AlarmEvent) is { } happened)
                    entries.Add(new OutboxEntry(rows.GetString(0), rows.GetInt64(1), rows.GetString(2), happened));
                else
                    damaged.Add((rows.GetString(0), rows.GetInt64(1)));
            }
        }

        foreach (var (stream, seq) in damaged)
        {
            UnreadableEvent(stream, seq, _path);
            Run("UPDATE outbox SET sent_at = 0 WHERE stream = $1 AND seq = $2", stream, seq);
            Recount();
        }

        return entries;
    }

    /// <summary>Marks entries as taken by the broker. Not flushed to the disk: losing a mark only sends an entry twice.</summary>
    public void MarkSent(IEnumerable<OutboxEntry> entries, DateTimeOffset at)
    {
        var marked = 0;
        var hits = 0;
        Run("PRAGMA synchronous = NORMAL");
        try
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var entry in entries)
            {
                var rows = Run("UPDATE outbox SET sent_at = $3 WHERE stream = $1 AND seq = $2 AND sent_at IS NULL",
                    entry.Stream, entry.Seq, at.ToUnixTimeMilliseconds());
                marked += rows;
                hits += IsHit(entry) ? rows : 0;
            }

            transaction.Commit();
        }
        finally
        {
            Run("PRAGMA synchronous = FULL");
        }

        Unsent -= marked;
        UnsentHits -= hits;
    }

    /// <summary>Forgets what was sent before a time, and the oldest sent rows beyond a number of them.</summary>
    public int ForgetSent(DateTimeOffset before, int most) =>
        Run("DELETE FROM outbox WHERE sent_at < $1", before.ToUnixTimeMilliseconds())
        + Run(
            """
            DELETE FROM outbox WHERE sent_at IS NOT NULL AND position <=
                (SELECT position FROM outbox WHERE sent_at IS NOT NULL ORDER BY position DESC LIMIT 1 OFFSET $1)
            """,
            most);

    /// <summary>Drops the oldest unsent hits, never an alarm; answers how many.</summary>
    public int DropHits(int count)
    {
        var dropped = Run(
            """
            DELETE FROM outbox WHERE position IN
                (SELECT position FROM outbox WHERE sent_at IS NULL AND hit = 1 ORDER BY position LIMIT $1)
            """,
            count);
        Unsent -= dropped;
        UnsentHits -= dropped;
        return dropped;
    }
}
