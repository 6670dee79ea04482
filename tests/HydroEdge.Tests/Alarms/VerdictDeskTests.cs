using HydroEdge.Alarms;
using HydroEdge.Tests.Support;
using HydroEdge.Tests.Watches;
using HydroEdge.Watches;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Tests.Alarms;

public sealed class VerdictDeskTests : IDisposable
{
    private static readonly WatchOptions Watch = new()
    {
        Id = "w", Query = "query", Contrast = ["contrast"], OnDelay = TimeSpan.FromSeconds(1), OffDelay = TimeSpan.FromSeconds(1),
    };

    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();
    private readonly TestMeters _meters = new();
    private Journal _journal = null!;
    private AlarmDesk _alarms = null!;
    private WatchBoard _board = null!;
    private VerdictDesk _verdicts = null!;
    private CameraFeed _camera = null!;

    public VerdictDeskTests() => Start();

    public void Dispose()
    {
        _journal.Dispose();
        _meters.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_rejected_alarm_is_not_raised_again_by_the_same_picture_not_even_after_a_restart()
    {
        Shows(60, 0.1).Shows(20, 0.6).Shows(60, 0.1);
        var raised = Assert.Single(_verdicts.Occurrences(10));

        var answer = _verdicts.Judge(raised.Id, real: false, "shadow", "alice");
        Shows(30, 0.6).Shows(60, 0.1);
        Restart();
        Shows(60, 0.1).Shows(30, 0.6);

        Assert.True(answer.Learns);
        Assert.Equal((false, "shadow", "alice"), (answer.Judged!.Verdict!.Real, answer.Judged.Verdict.Note, answer.Judged.Verdict.By));
        Assert.Equal(raised.Id, Assert.Single(_verdicts.Occurrences(10)).Id);
    }

    [Fact]
    public void A_rejection_taken_back_lets_the_alarm_ring_again()
    {
        Shows(60, 0.1).Shows(20, 0.6).Shows(60, 0.1);
        var id = _verdicts.Occurrences(1)[0].Id;
        _verdicts.Judge(id, real: false, null, null);
        Shows(30, 0.6).Shows(60, 0.1);

        _verdicts.Judge(id, real: true, null, null);
        Shows(30, 0.6);

        Assert.Equal(2, _verdicts.Occurrences(10).Count);
    }

    [Fact]
    public void An_occurrence_keeps_the_model_the_question_and_how_far_it_stood_out_at_most()
    {
        Shows(60, 0.1).Shows(10, 0.5).Shows(10, 0.8).Shows(30, 0.1);

        var occurrence = Assert.Single(_verdicts.Occurrences(10));

        Assert.Equal((Watch.Question(), "000000000000"), (occurrence.Question, occurrence.Model));
        Assert.NotNull(occurrence.EndedAt);
        var seen = _journal.Unsent(10)[0].OfAlarm!.Alarm.Decision!.Value.Deviations;
        Assert.True(occurrence.Peak > seen + 1, $"{occurrence.Peak} after {seen}");
    }

    [Fact]
    public void The_same_verdict_again_changes_nothing_and_a_note_is_added()
    {
        Raise("01ARZ3NDEKTSV4RRFFQ69G5FAV");
        _verdicts.Judge("01ARZ3", real: true, null, "alice");
        _clock.Advance(TimeSpan.FromHours(1));

        var again = _verdicts.Judge("01ARZ3", real: true, null, "bob").Judged!.Verdict!;
        var noted = _verdicts.Judge("01ARZ3", real: true, "seen on site", "bob").Judged!.Verdict!;

        Assert.Equal(("alice", _clock.GetUtcNow().AddHours(-1)), (again.By, again.At));
        Assert.Equal(("bob", "seen on site", _clock.GetUtcNow()), (noted.By, noted.Note, noted.At));
    }

    [Theory]
    [InlineData("01arz3ndek", null)]
    [InlineData("01ARZ3NDEKTSV4RRFFQ69G5FAW", null)]
    [InlineData("01ARZ3NDEKTSV4RRFFQ69G5FA", "More than one id")]
    [InlineData("01B", "No occurrence")]
    [InlineData("", "is not the id")]
    [InlineData("01ARZ3%", "is not the id")]
    [InlineData("'; DROP TABLE occurrence", "is not the id")]
    [InlineData("01ARZ3NDEKTSV4RRFFQ69G5FAVX", "is not the id")]
    public void An_id_may_be_short_but_must_tell_one_occurrence_from_all_others(string id, string? refusal)
    {
        Raise("01ARZ3NDEKTSV4RRFFQ69G5FAW");
        if (refusal is not null)
            Raise("01ARZ3NDEKTSV4RRFFQ69G5FAV");

        var answer = _verdicts.Judge(id, real: false, null, null);

        Assert.Equal(refusal is null, answer.Judged is not null);
        Assert.Contains(refusal ?? "", answer.Refusal ?? "");
    }

    [Fact]
    public void A_short_id_is_as_long_as_it_has_to_be()
    {
        Raise("01ARZ3NDEKTSV4RRFFQ69G5FAV");
        Assert.Equal("01ARZ3ND", _verdicts.ShortId("01ARZ3NDEKTSV4RRFFQ69G5FAV"));

        Raise("01ARZ3NDEKTSV4XXXXXXXXXXXX");
        Assert.Equal("01ARZ3NDEKTSV4R", _verdicts.ShortId("01ARZ3NDEKTSV4RRFFQ69G5FAV"));
        Assert.NotNull(_verdicts.Judge("01ARZ3NDEKTSV4R", real: true, null, null).Judged);
    }

    [Fact]
    public void A_verdict_on_what_has_no_view_is_kept_and_teaches_nothing()
    {
        Raise("01ARZ3NDEKTSV4RRFFQ69G5FAV", view: null);
        Raise("01ARZ3NDEKTSV4XXXXXXXXXXXX", view: new RaisedView("another model", new byte[32]));

        Assert.False(_verdicts.Judge("01ARZ3NDEKTSV4R", real: false, null, null).Learns);
        Assert.False(_verdicts.Judge("01ARZ3NDEKTSV4X", real: false, null, null).Learns);
        Shows(60, 0.1).Shows(20, 0.6);
        Assert.Equal(3, _verdicts.Occurrences(10).Count);
    }

    [Fact]
    public void Many_occurrences_whose_peaks_fall_in_two_groups_give_a_proposal()
    {
        double[] peaks = [4.1, 4.4, 4.6, 5.0, 5.2, 14, 15, 16, 16.5, 17, 18, 19, 21, 24];
        for (var i = 0; i < peaks.Length; i++)
            Raise($"01ARZ3NDEKTSV4RRFFQ69G5F{i:00}", peaks[i]);
        _clock.Advance(TimeSpan.FromDays(10));

        var (key, proposal) = Assert.Single(_verdicts.Proposals());

        Assert.Equal(new AlarmKey("cam", "w"), key);
        Assert.Equal((14, 9), (proposal.Occurrences, proposal.Real));
        Assert.Equal(0.5, proposal.FalsePerDay, 0.05);
    }

    private VerdictDeskTests Shows(double seconds, double query)
    {
        for (var frame = 0; frame < seconds * 5; frame++)
        {
            _clock.Advance(TimeSpan.FromSeconds(0.2));
            _camera.Now = _clock.GetUtcNow();
            foreach (var decision in _camera.Show(TinyEmbedder.Picture(query + 0.01 * Math.Sin(frame), 0.3)))
                _alarms.Consider(decision, () => null, () => _board.ViewBehind(decision));
        }

        return this;
    }

    private void Raise(string id, double peak = 5, RaisedView? view = null)
    {
        var alarm = Samples.Alarm(Watch, camera: "cam", occurrence: id);
        _journal.Commit(new AlarmEvent(alarm, AlarmTransition.Activated, AlarmState.Normal, _clock.GetUtcNow(), null) { Peak = peak, View = view });
    }

    private void Restart()
    {
        _journal.Dispose();
        Start();
    }

    private void Start()
    {
        var metrics = new EdgeMetrics(_meters);
        _journal = Journal.Open(_folder.Path, _clock, metrics, NullLogger.Instance);
        _alarms = new AlarmDesk(_journal, _clock, metrics, NullLogger.Instance);
        _board = new WatchBoard(new TinyEmbedder());
        _camera = new CameraFeed(_board);
        _verdicts = new VerdictDesk(_journal, _board, _clock, NullLogger.Instance);
        _board.Apply([Watch]);
        _verdicts.TeachAll();
        _alarms.Apply([Watch], [Samples.Camera("cam")]);
    }
}
