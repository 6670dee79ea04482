using HydroEdge.Alarms;
using HydroEdge.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Tests.Alarms;

public sealed class JournalDegradedTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();
    private readonly TestMeters _meters = new();
    private readonly Journal _journal;

    public JournalDegradedTests() => _journal = Open();

    private string State => _folder.File("state");

    private string Db => _folder.File("state/journal.db");

    public void Dispose()
    {
        _journal.Dispose();
        _meters.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void S47_While_the_disk_refuses_events_are_held_and_can_be_sent()
    {
        TakeDiskAway();

        var entries = Commit(3);

        Assert.True(_journal.Degraded);
        Assert.Equal(1, _meters["hydroedge.journal.degraded"]);
        Assert.Equal(entries, _journal.Unsent(10));
        Assert.Equal([entries[2]], _journal.Unsent(10, after: entries[1]));
        Assert.Equal(3, _journal.UnsentCount);
    }

    [Fact]
    public void S47_What_was_held_is_written_once_the_disk_is_back_and_keeps_its_numbers()
    {
        TakeDiskAway();
        var entries = Commit(4);
        _journal.MarkSent(entries[0]);

        GiveDiskBack();
        _journal.Tick();
        Assert.False(_journal.Degraded);
        entries.AddRange(Commit(1));
        _journal.Dispose();

        using var again = Open();
        Assert.Equal([2, 3, 4, 5, 6], again.Unsent(10).Select(entry => entry.Seq));
        Assert.Equal(Ids(entries[1..]), Ids(again.Unsent(10)));
        Assert.Equal(6, Assert.Single(again.LoadAlarms()).LastSeq);
    }

    [Fact]
    public void Once_the_disk_is_back_both_lanes_are_asked_for_what_waited_in_the_file()
    {
        _journal.Commit(Samples.Event(Samples.CriticalWatch()));
        TakeDiskAway();
        Commit(1);
        var told = new List<Lane>();
        _journal.Added += told.Add;

        GiveDiskBack();
        _journal.Tick();

        Assert.Equal([Lane.Urgent, Lane.Normal], told);
    }

    [Fact]
    public void A_number_given_while_the_disk_refused_is_never_given_again()
    {
        var durable = Commit(2);
        using (LockedBySomebody())
        {
            var held = Commit(2);
            Assert.NotEqual(durable[0].Stream, held[0].Stream);
            Assert.Equal([1, 2], held.Select(entry => entry.Seq));
        }

        // The process dies here: another one finds the file as it was.
        File.Delete(Db + ".lock");
        using var again = Open();

        Assert.Equal((durable[0].Stream, 3), (again.Commit(Samples.Event()) is var next ? next.Stream : "", next.Seq));
    }

    [Fact]
    public void After_a_lock_the_older_events_still_come_first()
    {
        var before = Commit(2);
        List<OutboxEntry> held;
        using (LockedBySomebody())
            held = Commit(2);

        _clock.Advance(TimeSpan.FromSeconds(6));
        var after = Commit(1);

        Assert.False(_journal.Degraded);
        Assert.Equal(Ids([.. before, .. held, .. after]), Ids(_journal.Unsent(10)));
        Assert.Equal((held[0].Stream, 4), (after[0].Stream, after[0].Seq));
    }

    [Fact]
    public void A_refusal_without_events_does_not_begin_a_new_stream()
    {
        var before = Commit(1);
        using (LockedBySomebody())
            _journal.SetAlarms([]);
        Assert.True(_journal.Degraded);

        _clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal((before[0].Stream, 2), (Commit(1)[0] is var next ? next.Stream : "", next.Seq));
    }

    [Fact]
    public void The_disk_is_not_tried_for_every_event()
    {
        TakeDiskAway();
        Commit(1);
        GiveDiskBack(wait: 4);

        Commit(1);

        Assert.True(_journal.Degraded);
    }

    [Fact]
    public void A_file_damaged_under_way_is_set_aside_and_the_states_are_kept()
    {
        Commit(1);
        _journal.Dispose();
        MakeLargerThanTheCache();
        using var journal = Open();
        using (var file = File.OpenWrite(Db))
            file.Write(new byte[file.Length]);

        Assert.Empty(journal.Unsent(int.MaxValue));
        Assert.True(journal.Degraded);
        var entry = journal.Commit(Samples.Event(Samples.Watch("oil")));
        _clock.Advance(TimeSpan.FromSeconds(6));
        journal.Tick();

        Assert.False(journal.Degraded);
        Assert.Equal(1, _meters["hydroedge.journal.set_aside"]);
        Assert.Equal([entry.Id], Ids(journal.Unsent(10)));
        Assert.Equal(["jet", "oil"], journal.LoadAlarms().Select(alarm => alarm.Key.WatchId).Order());
    }

    [Fact]
    public void The_last_chance_to_write_what_is_held_is_the_end()
    {
        TakeDiskAway();
        var held = Commit(1);
        GiveDiskBack(wait: 0);
        _journal.Dispose();

        using var again = Open();

        Assert.Equal([held[0].Id], Ids(again.Unsent(10)));
    }

    private void TakeDiskAway()
    {
        Directory.Delete(State, recursive: true);
        File.WriteAllText(State, "a file where the folder was");
    }

    private void GiveDiskBack(int wait = 6)
    {
        File.Delete(State);
        _clock.Advance(TimeSpan.FromSeconds(wait));
    }

    private SqliteConnection LockedBySomebody() => Somebody("BEGIN IMMEDIATE");

    private void MakeLargerThanTheCache() => Somebody(
        """
        WITH RECURSIVE n(seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM n WHERE seq < 10000)
        INSERT INTO outbox (stream, seq, id, class, event) SELECT 'x', seq, 'x', 0, hex(zeroblob(500)) FROM n;
        """).Dispose();

    private SqliteConnection Somebody(string sql)
    {
        var somebody = new SqliteConnection($"Data Source={Db};Pooling=False");
        somebody.Open();
        using var command = somebody.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        return somebody;
    }

    private List<OutboxEntry> Commit(int events) => [.. Enumerable.Range(0, events).Select(_ => _journal.Commit(Samples.Event()))];

    // Of alarms: what the journal says of itself comes on top.
    private static IEnumerable<string> Ids(IEnumerable<OutboxEntry> entries) =>
        entries.Where(entry => entry.OfAlarm is not null).Select(entry => entry.Id);

    private Journal Open() => Journal.Open(State, _clock, new EdgeMetrics(_meters), NullLogger.Instance);
}
