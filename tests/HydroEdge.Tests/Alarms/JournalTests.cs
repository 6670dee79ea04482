using System.Text.Json;
using HydroEdge.Alarms;
using HydroEdge.Tests.Support;
using HydroEdge.Watches;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Tests.Alarms;

public sealed class JournalTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void S19_Events_are_numbered_from_one_without_gaps_across_restarts()
    {
        var entries = new List<OutboxEntry>();
        for (var start = 0; start < 3; start++)
        {
            using var journal = Open();
            entries.AddRange([journal.Commit(Samples.Event()), journal.Commit(Samples.Event())]);
        }

        Assert.Equal([1, 2, 3, 4, 5, 6], entries.Select(entry => entry.Seq));
        Assert.Single(entries.Select(entry => entry.Stream).Distinct());
        Assert.Equal(6, entries.Select(entry => entry.Id).Distinct().Count());
        Assert.All(entries, entry => Assert.Equal(entry.Seq, entry.OfAlarm!.Alarm.LastSeq));
    }

    [Fact]
    public void An_event_comes_back_whole_after_a_restart()
    {
        var happened = Samples.Event();
        OutboxEntry committed;
        using (var journal = Open())
            committed = journal.Commit(happened);

        using var again = Open();
        var read = Assert.Single(again.Unsent(10));

        Assert.Equal(JsonSerializer.Serialize(committed), JsonSerializer.Serialize(read));
    }

    [Fact]
    public void The_state_an_event_led_to_is_stored_with_it()
    {
        using (var journal = Open())
        {
            journal.Commit(Samples.Event());
            journal.Commit(Samples.Event(Samples.Watch("oil")));
            journal.Commit(Samples.Event(Samples.Watch("oil"), AlarmTransition.OutOfService) with { Removes = true });
        }

        using var again = Open();
        var alarm = Assert.Single(again.LoadAlarms());

        Assert.True(alarm.Active);
        Assert.Equal(new AlarmKey("gate", "jet"), alarm.Key);
        Assert.Equal(1, alarm.LastSeq);
    }

    [Fact]
    public void The_unsent_come_oldest_first_and_behind_the_last_one_read()
    {
        using var journal = Open();
        var entries = Enumerable.Range(0, 6).Select(_ => journal.Commit(Samples.Event())).ToList();
        journal.MarkSent(entries[0], entries[3]);

        Assert.Equal([2, 3], Seqs(journal.Unsent(2)));
        Assert.Equal([5, 6], Seqs(journal.Unsent(10, after: entries[2])));
        Assert.Equal(4, journal.UnsentCount);
    }

    [Fact]
    public void What_was_just_committed_reads_as_what_is_in_the_file()
    {
        List<OutboxEntry> committed = [];
        string[] justNow;
        using (var journal = Open())
        {
            for (var i = 0; i < 8; i++)
                committed.Add(journal.Commit(Samples.Event(i % 2 == 0 ? Samples.Watch() : Samples.CriticalWatch())));
            journal.MarkSent(committed[2], committed[5]);
            justNow = Written(journal.Unsent(10, after: committed[0], Lane.Normal));
        }

        using var again = Open();

        Assert.Equal(2, justNow.Length);
        Assert.Equal(Written(again.Unsent(10, after: committed[0], Lane.Normal)), justNow);
        Assert.Equal([committed[3].Id, committed[7].Id], again.Unsent(10, after: committed[1], Lane.Urgent).Select(entry => entry.Id));
    }

    [Fact]
    public void A_reader_that_has_fallen_behind_misses_nothing()
    {
        using var journal = Open();
        var committed = Enumerable.Range(0, RecentEntries.Most + 5).Select(_ => journal.Commit(Samples.Event())).ToList();

        Assert.Equal(committed.Skip(1).Select(entry => entry.Seq), Seqs(journal.Unsent(1_000, after: committed[0], Lane.Normal)));
        Assert.Equal(committed.Skip(10).Select(entry => entry.Seq), Seqs(journal.Unsent(1_000, after: committed[9], Lane.Normal)));
    }

    [Fact]
    public void What_was_marked_sent_is_not_sent_again_after_a_restart()
    {
        using (var journal = Open())
            journal.MarkSent(journal.Commit(Samples.Event()));

        using var again = Open();

        Assert.Empty(again.Unsent(10));
        Assert.Equal(0, again.UnsentCount);
    }

    [Fact]
    public void Every_commit_is_announced_once_it_can_be_read()
    {
        using var journal = Open();
        var seen = new List<int>();
        journal.Added += _ => seen.Add(journal.Unsent(10).Count);

        journal.Commit(Samples.Event());
        journal.Commit(Samples.Event());

        Assert.Equal([1, 2], seen);
    }

    [Fact]
    public void A_journal_of_the_second_format_goes_on_with_its_stream_its_numbers_and_its_alarms()
    {
        OutboxEntry before;
        using (var journal = Open())
        {
            journal.Commit(Samples.Event());
            before = journal.Commit(Samples.Event());
            journal.Commit(Samples.Event(Samples.HitWatch()));
        }

        using (var connection = new SqliteConnection($"Data Source={_folder.File("journal.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = OldJournal.ToFormat2;
            command.ExecuteNonQuery();
        }

        using var again = Open();
        var alarm = again.LoadAlarms().Single(alarm => alarm.Key.WatchId == "jet");

        Assert.Equal([1, 2, 3], again.Unsent(10).Select(entry => entry.Seq));
        Assert.Equal((AlarmState.Unack, AlarmState.Normal), (again.Unsent(10)[1].OfAlarm!.Alarm.State, again.Unsent(10)[1].OfAlarm!.Was));
        Assert.Equal((AlarmState.Unack, 2), (alarm.State, alarm.LastSeq));
        Assert.Equal((before.Stream, 4), again.Commit(Samples.Event()) is var next ? (next.Stream, next.Seq) : default);
    }

    [Fact]
    public void Each_lane_is_numbered_for_itself()
    {
        var critical = Samples.Watch("oil") with { Alarm = Samples.Watch().Alarm! with { Severity = Severity.Severe } };
        using var journal = Open();

        var entries = journal.Commit([Samples.Event(), Samples.Event(critical), Samples.Event(), Samples.Event(critical)]);

        Assert.Equal([1, 1, 2, 2], Seqs(entries));
        Assert.NotEqual(entries[0].Stream, entries[1].Stream);
        Assert.Equal([entries[1].Id, entries[3].Id], journal.Unsent(10, lane: Lane.Urgent).Select(entry => entry.Id));
        Assert.Equal(entries.Select(entry => entry.Id), journal.Unsent(10).Select(entry => entry.Id));
    }

    private Journal Open() => Journal.Open(_folder.Path, _clock, new EdgeMetrics(new TestMeters()), NullLogger.Instance);

    private static string[] Written(IReadOnlyList<OutboxEntry> entries) =>
        [.. entries.Select(entry => entry.Id + JsonSerializer.Serialize(entry.OfAlarm, JournalJson.Default.AlarmEvent))];

    private static IEnumerable<long> Seqs(IEnumerable<OutboxEntry> entries) => entries.Select(entry => entry.Seq);
}
