using System.Text.Json;
using HydroEdge.Alarms;
using HydroEdge.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Tests.Alarms;

public sealed class JournalTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Events_are_numbered_from_one_without_gaps_across_restarts()
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
        Assert.All(entries, entry => Assert.Equal(entry.Seq, entry.Event.Alarm.LastSeq));
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
            journal.Commit(Samples.Event(Samples.Watch("oil"), AlarmTransition.OutOfService));
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
        journal.Added += () => seen.Add(journal.Unsent(10).Count);

        journal.Commit(Samples.Event());
        journal.Commit(Samples.Event());

        Assert.Equal([1, 2], seen);
    }

    private Journal Open() => Journal.Open(_folder.Path, _clock, new EdgeMetrics(new TestMeters()), NullLogger.Instance);

    private static IEnumerable<long> Seqs(IEnumerable<OutboxEntry> entries) => entries.Select(entry => entry.Seq);
}
