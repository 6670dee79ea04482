using HydroEdge.Alarms;
using HydroEdge.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Tests.Alarms;

public sealed class JournalSweepTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();
    private readonly TestMeters _meters = new();

    public void Dispose()
    {
        _meters.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Sent_events_are_kept_for_seven_days_and_unsent_ones_for_ever()
    {
        using var journal = Open();
        var (sent, unsent) = (journal.Commit(Samples.Event()), journal.Commit(Samples.Event()));
        journal.MarkSent(sent);

        _clock.Advance(TimeSpan.FromDays(7));
        journal.MarkSent();
        Assert.Equal([1, 2], Stored());
        _clock.Advance(TimeSpan.FromHours(2));
        journal.MarkSent();

        Assert.Equal([unsent.Seq], Stored());
    }

    [Fact]
    public void Numbers_go_on_after_everything_was_swept()
    {
        using (var journal = Open())
        {
            journal.MarkSent(journal.Commit(Samples.Event()));
            _clock.Advance(TimeSpan.FromDays(8));
            journal.MarkSent();
        }

        Assert.Empty(Stored());
        using var again = Open();

        Assert.Equal(2, again.Commit(Samples.Event()).Seq);
    }

    [Fact]
    public void Too_many_unsent_hits_lose_their_oldest_and_no_alarm_goes_with_them()
    {
        using (var journal = Open())
            journal.Commit(Samples.Event());
        Sql(
            """
            WITH RECURSIVE n(seq) AS (SELECT 2 UNION ALL SELECT seq + 1 FROM n WHERE seq < 20001)
            INSERT INTO outbox (stream, seq, id, class, event) SELECT (SELECT stream FROM numbering WHERE lane = 1), seq, 'x', 1, '{}' FROM n;
            UPDATE numbering SET seq = 20001 WHERE lane = 1;
            """);

        using var full = Open();
        full.Commit(Samples.Event(Samples.HitWatch()));

        Assert.Equal([1, 2_002, 2_003], Stored().Take(3));
        Assert.Equal(2_000, _meters["hydroedge.events.lost"]);
        Assert.Equal(18_003, full.UnsentCount);
    }

    [Fact]
    public void Too_many_sent_events_lose_their_oldest()
    {
        Open().Dispose();
        Sql(
            """
            WITH RECURSIVE n(seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM n WHERE seq < 100010)
            INSERT INTO outbox (stream, seq, id, class, event, sent_at) SELECT 'x', seq, 'x', 0, '{}', 9e15 FROM n;
            """);

        using var journal = Open();
        _clock.Advance(TimeSpan.FromHours(1));
        journal.MarkSent();

        Assert.Equal((11, 100_010), (Stored().First(), Stored().Last()));
    }

    [Fact]
    public void A_commit_waits_for_the_disk_and_still_does_after_a_mark()
    {
        var metrics = new EdgeMetrics(_meters);
        var path = _folder.File("journal.db");
        using var file = new JournalOpening(path, new Ulids(_clock), _clock, metrics, NullLogger.Instance).Open();
        Assert.Equal(2, file.Synchronous);

        file.MarkSent([], _clock.GetUtcNow());

        Assert.Equal(2, file.Synchronous);
    }

    private List<long> Stored()
    {
        var stored = new List<long>();
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT seq FROM outbox ORDER BY position";
        using var rows = command.ExecuteReader();
        while (rows.Read())
            stored.Add(rows.GetInt64(0));
        return stored;
    }

    private void Sql(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={_folder.File("journal.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    private Journal Open() => Journal.Open(_folder.Path, _clock, new EdgeMetrics(_meters), NullLogger.Instance);
}
