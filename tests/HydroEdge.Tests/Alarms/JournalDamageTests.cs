using HydroEdge.Alarms;
using HydroEdge.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Tests.Alarms;

public sealed class JournalDamageTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();
    private readonly TestMeters _meters = new();

    private string Db => _folder.File("journal.db");

    public void Dispose()
    {
        _meters.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("random bytes")]
    [InlineData("random page")]
    [InlineData("truncated to half")]
    [InlineData("truncated to a few bytes")]
    [InlineData("emptied")]
    [InlineData("not our tables")]
    public void S48_A_damaged_file_is_set_aside_and_a_new_stream_begins(string damage)
    {
        var before = Fill(50);
        Damage(damage);
        var damaged = File.ReadAllBytes(Db);

        using var journal = Open();
        var entry = journal.Commit(Samples.Event());

        Assert.Equal(2, entry.Seq);
        Assert.NotEqual(before.Stream, entry.Stream);
        Assert.Equal(damaged, File.ReadAllBytes(Db + ".corrupt-20260101T000000Z"));
        Assert.Equal(1, _meters["hydroedge.journal.set_aside"]);
        Assert.False(journal.Degraded);
    }

    [Fact]
    public void Only_the_latest_damaged_files_are_kept()
    {
        for (var day = 0; day < 6; day++)
        {
            File.WriteAllText(Db, "no journal");
            Open().Dispose();
            _clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(
            ["20260104T000000Z", "20260105T000000Z", "20260106T000000Z"],
            Directory.GetFiles(_folder.Path, "*.corrupt-*").Select(file => file[^16..]).Order());
    }

    [Fact]
    public void A_damaged_row_is_passed_over_and_the_rest_goes_out()
    {
        Fill(3);
        Sql("UPDATE outbox SET event = '{\"alarm\":' WHERE seq = 2; UPDATE alarm SET snapshot = 'x'");

        using var journal = Open();

        Assert.Empty(journal.LoadAlarms());
        Assert.Equal([1, 3], journal.Unsent(10).Select(entry => entry.Seq));
        Assert.Equal([1, 3, 4], journal.Unsent(10).Select(entry => entry.Seq));
        Assert.Equal(new Gap(journal.Unsent(1)[0].Stream, EventClass.Alarm, 2, 2, 1, Gap.Unreadable), (journal.Unsent(10)[2].Event as SysEvent)?.Gap);
    }

    [Fact]
    public void A_file_of_a_newer_version_is_refused_and_left_alone()
    {
        Fill(1);
        Sql("PRAGMA user_version = 4");

        var refused = Assert.Throws<NotSupportedException>(() => Open());

        Assert.Contains(Db, refused.Message);
        Assert.Contains("newer hydroedge", refused.Message);
        Assert.Single(Directory.GetFiles(_folder.Path, "journal.db*"), file => file == Db);
    }

    [Fact]
    public void A_folder_that_cannot_be_used_is_refused_with_the_file_and_the_remedy()
    {
        File.WriteAllText(_folder.File("state"), "a file where a folder should be");

        var refused = Assert.Throws<IOException>(
            () => Journal.Open(_folder.File("state"), _clock, new EdgeMetrics(_meters), NullLogger.Instance));

        Assert.Contains(_folder.File("state"), refused.Message);
        Assert.Contains("writable", refused.Message);
    }

    [Fact]
    public void A_journal_in_use_is_refused_to_a_second_daemon()
    {
        using var journal = Open();

        var refused = Assert.Throws<InvalidOperationException>(() => Open());
        Assert.Contains($"Another hydroedge uses the state folder {_folder.Path}", refused.Message);
    }

    private OutboxEntry Fill(int events)
    {
        using var journal = Open();
        return Enumerable.Range(0, events).Select(_ => journal.Commit(Samples.Event())).ToList()[^1];
    }

    private void Damage(string how)
    {
        var bytes = File.ReadAllBytes(Db);
        var random = new Random(7);
        switch (how)
        {
            case "random bytes": random.NextBytes(bytes); break;
            case "random page": random.NextBytes(bytes.AsSpan(4096, 4096)); break;
            case "truncated to half": bytes = bytes[..(bytes.Length / 2)]; break;
            case "truncated to a few bytes": bytes = bytes[..50]; break;
            case "emptied": bytes = []; break;
            default: Sql("DROP TABLE numbering"); return;
        }

        File.WriteAllBytes(Db, bytes);
    }

    private void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Db};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private Journal Open() => Journal.Open(_folder.Path, _clock, new EdgeMetrics(_meters), NullLogger.Instance);
}
