using HydroEdge.Alarms;
using HydroEdge.Tests.Support;
using HydroEdge.Watches;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Tests.Alarms;

public sealed class JournalVerdictTests : IDisposable
{
    private static readonly RaisedView View = new("model-1", [1, 2, 3, 4]);

    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();
    private readonly TestMeters _meters = new();

    private string Db => _folder.File("journal.db");

    public void Dispose()
    {
        _meters.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void An_occurrence_is_kept_from_its_raise_to_its_end_with_the_view_it_was_raised_on()
    {
        using (var journal = Open())
        {
            journal.Commit(Raise("01AA", peak: 5));
            journal.Commit(Raise("01BB", peak: 5));
            journal.Commit(End("01AA", peak: 9));
        }

        using var again = Open();
        var occurrences = again.Occurrences(10);

        Assert.Equal(["01BB", "01AA"], occurrences.Select(occurrence => occurrence.Id));
        Assert.Equal((null, 5.0), (occurrences[0].EndedAt, occurrences[0].Peak));
        Assert.Equal(
            new Occurrence(
                "01AA", new("gate", "jet"), Samples.Noon, Samples.Noon.AddMinutes(1), 9, Samples.Watch().Question(), "model-1", Verdict: null),
            occurrences[1]);
    }

    [Fact]
    public void A_verdict_survives_a_restart_and_may_be_changed()
    {
        var first = new Verdict(true, null, "alice", Samples.Noon);
        var second = new Verdict(false, "spider", "bob", Samples.Noon.AddHours(1));
        using (var journal = Open())
        {
            journal.Commit(Raise("01AA"));
            journal.Judge("01AA", first);
            journal.Commit(End("01AA"));
        }

        using var again = Open();
        Assert.Equal(first, again.Occurrences(1)[0].Verdict);
        again.Judge("01AA", second);
        Assert.Equal(second, again.Occurrences(1)[0].Verdict);
    }

    [Fact]
    public void Judged_views_are_given_by_alarm_question_and_model_the_newest_of_each_kind()
    {
        using var journal = Open();
        var question = Samples.Watch().Question();
        for (var i = 0; i < 6; i++)
        {
            journal.Commit(Raise($"01A{i}", view: new RaisedView("model-1", [(byte)i])));
            journal.Judge($"01A{i}", new Verdict(i % 2 == 0, null, null, Samples.Noon.AddMinutes(i)));
        }

        journal.Commit(Raise("01B1", view: new RaisedView("model-2", [9])));
        journal.Judge("01B1", new Verdict(true, null, null, Samples.Noon));
        journal.Commit(Raise("01B2", view: new RaisedView("model-1", [8])));

        var exemplars = journal.Exemplars(new("gate", "jet"), question, "model-1", most: 2);

        Assert.Equal([(true, 4), (true, 2), (false, 5), (false, 3)], exemplars.Select(exemplar => (exemplar.Real, (int)exemplar.Vector[0])));
        Assert.Empty(journal.Exemplars(new("gate", "jet"), "other question", "model-1", 2));
        Assert.Empty(journal.Exemplars(new("other", "jet"), question, "model-1", 2));
        Assert.Equal([new AlarmKey("gate", "jet")], journal.JudgedAlarms());
    }

    [Fact]
    public void How_far_the_parts_departed_is_kept_with_an_occurrence_also_in_a_journal_that_had_no_room_for_it()
    {
        using (Open())
        {
        }

        Sql("ALTER TABLE occurrence DROP COLUMN margin_departed; ALTER TABLE occurrence DROP COLUMN query_departed");
        using var journal = Open();
        Departure?[] departures = [new(4, 3, 2), null];
        foreach (var (i, departed) in departures.Index())
        {
            var happened = Raise($"01A{i}", view: View);
            journal.Commit(happened with { Alarm = happened.Alarm with { Decision = happened.Alarm.Decision!.Value with { Departed = departed } } });
            journal.Judge($"01A{i}", new Verdict(true, null, null, Samples.Noon.AddMinutes(-i)));
        }

        var exemplars = journal.Exemplars(new("gate", "jet"), Samples.Watch().Question(), "model-1", most: 2);

        Assert.Equal([new Departure(4, 3, double.NegativeInfinity), null], exemplars.Select(exemplar => exemplar.Departed));
    }

    [Fact]
    public void A_journal_of_the_first_format_keeps_its_events_and_gets_its_occurrences_from_them()
    {
        using (var journal = Open())
        {
            journal.Commit(Raise("01AA"));
            journal.Commit(End("01AA"));
            journal.Commit(Raise("01BB"));
            journal.Commit(Raise("01CC"));
        }

        Sql(OldJournal.ToFormat1 + "UPDATE outbox SET event = '{\"alarm\":' WHERE seq = 4");

        using var again = Open();

        Assert.Equal(0, _meters["hydroedge.journal.set_aside"]);
        Assert.Equal([1, 2, 3], again.Unsent(10).Select(entry => entry.Seq));
        Assert.Equal(
            [("01BB", null), ("01AA", Samples.Noon.AddMinutes(1))],
            again.Occurrences(10).Select(occurrence => (occurrence.Id, occurrence.EndedAt)));
        Assert.Equal((Samples.Noon, new AlarmKey("gate", "jet"), null), (again.Occurrences(1)[0].RaisedAt, again.Occurrences(1)[0].Key, again.Occurrences(1)[0].Model));
        again.Judge("01BB", new Verdict(true, null, null, Samples.Noon));
        Assert.NotNull(again.Occurrences(1)[0].Verdict);
    }

    [Fact]
    public void A_raise_held_in_memory_while_the_disk_refuses_is_an_occurrence_once_it_is_written()
    {
        using var journal = Open();
        File.Move(Db, Db + ".away");
        journal.Commit(Raise("01AA"));
        File.Move(Db + ".away", Db);

        _clock.Advance(TimeSpan.FromMinutes(10));
        journal.Tick();

        Assert.Equal("model-1", Assert.Single(journal.Occurrences(10)).Model);
    }

    [Fact]
    public void While_the_disk_refuses_verdicts_are_refused_and_named()
    {
        using var journal = Open();
        journal.Commit(Raise("01AA"));
        Directory.Delete(_folder.Path, recursive: true);
        File.WriteAllText(_folder.Path, "a file where the folder was");
        try
        {
            journal.Commit(Raise("01BB"));

            var refused = Assert.Throws<IOException>(() => journal.Judge("01AA", new Verdict(true, null, null, Samples.Noon)));

            Assert.Contains(Db, refused.Message);
        }
        finally
        {
            File.Delete(_folder.Path);
            Directory.CreateDirectory(_folder.Path);
        }
    }

    [Fact]
    public void Old_occurrences_give_way_and_judged_ones_stay()
    {
        using (var journal = Open())
        {
            journal.Commit(Raise("00AA"));
            journal.Judge("00AA", new Verdict(true, null, null, Samples.Noon));
        }

        Sql(
            """
            WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 10005)
            INSERT INTO occurrence (id, camera, watch, raised_at) SELECT printf('00B%06d', n), 'gate', 'jet', 0 FROM number
            """);

        using var again = Open();
        again.Commit(Raise("01AA"));
        _clock.Advance(TimeSpan.FromHours(1));
        again.Tick();
        var left = again.Occurrences(20_000);

        Assert.Equal(10_001, left.Count);
        Assert.Equal(("01AA", "00AA"), (left[0].Id, left[^1].Id));
    }

    private static AlarmEvent Raise(string id, double peak = 5, RaisedView? view = null) =>
        new(Samples.Alarm(occurrence: id), AlarmTransition.Activated, AlarmState.Normal, Samples.Noon, Evidence: null) { Peak = peak, View = view ?? View };

    private static AlarmEvent End(string id, double peak = 5) =>
        new(Samples.Alarm(active: false, occurrence: id), AlarmTransition.Returned, AlarmState.Unack, Samples.Noon.AddMinutes(1), Evidence: null) { Peak = peak };

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
