using HydroEdge.Alarms;
using HydroEdge.Cameras;
using HydroEdge.Watches;
using static HydroEdge.Alarms.AlarmTransition;

namespace HydroEdge.Tests.Alarms;

public sealed class AlarmDeskTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void An_alarm_is_raised_once_it_was_active_for_the_on_delay()
    {
        _desk.With(Samples.Watch(onDelay: 2)).Sees(DecisionState.Active, 2);
        Assert.Empty(_desk.Events);

        _desk.Sees(DecisionState.Active, 5);

        var raised = Assert.Single(_desk.Events);
        Assert.Equal((Activated, AlarmState.Normal, AlarmState.Unack), (raised.Transition, raised.Was, raised.Alarm.State));
        Assert.Equal(TimeSpan.FromSeconds(2), raised.Alarm.ActiveSince - raised.Alarm.FirstSeen);
        Assert.Equal(raised.At, raised.Alarm.ActiveSince);
    }

    [Fact]
    public void A_pulse_shorter_than_the_on_delay_raises_nothing()
    {
        _desk.With(Samples.Watch(onDelay: 2));

        for (var i = 0; i < 5; i++)
            _desk.Sees(DecisionState.Active, 1.8).Sees(DecisionState.Inactive, 0.2);

        Assert.Empty(_desk.Events);
    }

    [Fact]
    public void An_alarm_is_cleared_once_it_was_inactive_for_the_off_delay()
    {
        _desk.With(Samples.Watch(offDelay: 10)).Raised().Sees(DecisionState.Inactive, 10);
        Assert.True(_desk.Only.Active);

        _desk.Sees(DecisionState.Inactive, 0.2);

        Assert.Equal([Activated, Returned], _desk.Transitions);
        Assert.Equal((false, _desk.Clock.GetUtcNow()), (_desk.Only.Active, _desk.Only.ClearedAt));
    }

    [Fact]
    public void S30_Each_raise_is_an_occurrence_of_its_own_and_its_return_belongs_to_it()
    {
        _desk.With(Samples.Watch()).Raised().Sees(DecisionState.Inactive, 11).Raised();

        var occurrences = _desk.Events.Select(happened => happened.Alarm.OccurrenceId).ToList();

        Assert.Equal(occurrences[0], occurrences[1]);
        Assert.NotEqual(occurrences[0], occurrences[2]);
        Assert.Null(_desk.Only.ClearedAt);
    }

    [Fact]
    public void What_calibrates_cannot_raise()
    {
        _desk.With(Samples.Watch(onDelay: 0)).Sees(DecisionState.Calibrating, 60);

        Assert.Empty(_desk.Events);
        Assert.Equal((AlarmQuality.Uncertain, AlarmReason.Calibrating), (_desk.Only.Quality, _desk.Only.QualityReason));
    }

    [Theory]
    [InlineData(nameof(CameraStatus.NoSignal), AlarmReason.NoSignal)]
    [InlineData(nameof(CameraStatus.Ended), AlarmReason.Ended)]
    [InlineData(nameof(CameraStatus.Frozen), AlarmReason.Frozen)]
    [InlineData(nameof(CameraStatus.Dark), AlarmReason.Dark)]
    public void S31_A_dead_camera_freezes_its_alarm_and_never_clears_it(string status, string reason)
    {
        _desk.With(Samples.Watch()).Raised().Sees(DecisionState.Inactive, 9).Camera(Enum.Parse<CameraStatus>(status));
        _desk.Clock.Advance(TimeSpan.FromDays(1));
        _desk.Alarms.Tick();

        Assert.Equal([Activated, QualityChanged], _desk.Transitions);
        Assert.Equal((true, AlarmQuality.Bad, reason), (_desk.Only.Active, _desk.Only.Quality, _desk.Only.QualityReason));
    }

    [Fact]
    public void After_a_dead_camera_is_back_the_delays_start_over()
    {
        _desk.With(Samples.Watch(offDelay: 10)).Raised().Sees(DecisionState.Inactive, 9);
        _desk.Camera(CameraStatus.NoSignal).Camera(CameraStatus.Ok).Sees(DecisionState.Inactive, 10);
        Assert.Equal([Activated, QualityChanged, QualityChanged], _desk.Transitions);
        Assert.Equal((true, AlarmQuality.Good), (_desk.Only.Active, _desk.Only.Quality));

        _desk.Sees(DecisionState.Inactive, 0.2);

        Assert.Equal(Returned, _desk.Transitions.Last());
    }

    [Theory]
    [InlineData(nameof(CameraStatus.Blurred))]
    [InlineData(nameof(CameraStatus.Overexposed))]
    [InlineData(nameof(CameraStatus.Moved))]
    public void A_camera_that_sees_badly_still_sees(string status)
    {
        _desk.With(Samples.Watch(offDelay: 0)).Raised().Camera(CameraStatus.Dark).Camera(Enum.Parse<CameraStatus>(status)).Sees(DecisionState.Inactive, 1);

        Assert.Equal((false, AlarmQuality.Good), (_desk.Only.Active, _desk.Only.Quality));
    }

    [Fact]
    public void A_frame_still_on_its_way_from_a_dead_camera_does_not_thaw_its_alarm()
    {
        _desk.With(Samples.Watch(offDelay: 0)).Raised().Camera(CameraStatus.NoSignal);

        _desk.Sees(DecisionState.Inactive, 1).Camera(CameraStatus.Starting).Sees(DecisionState.Inactive, 1);

        Assert.Equal((true, AlarmQuality.Bad), (_desk.Only.Active, _desk.Only.Quality));
    }

    [Fact]
    public void A_dead_camera_leaves_the_alarms_of_the_others_alone()
    {
        _desk.With([Samples.Watch()], Samples.Camera("gate"), Samples.Camera("hall"));
        _desk.Sees(DecisionState.Inactive, 1).Sees(DecisionState.Inactive, 1, camera: "hall").Camera(CameraStatus.NoSignal, "gate");

        Assert.Equal([AlarmQuality.Bad, AlarmQuality.Good], _desk.Alarms.Now.Select(alarm => alarm.Quality));
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(0.1, 30)]
    public void An_alarm_without_decisions_goes_bad_after_five_seconds_or_three_frames(double fps, double seconds)
    {
        _desk.With([Samples.Watch()], Samples.Camera(fps: fps)).Raised();

        _desk.Clock.Advance(TimeSpan.FromSeconds(seconds));
        _desk.Alarms.Tick();
        Assert.Equal(AlarmQuality.Good, _desk.Only.Quality);
        _desk.Clock.Advance(TimeSpan.FromSeconds(1));
        _desk.Alarms.Tick();

        Assert.Equal((true, AlarmQuality.Bad, AlarmReason.NoFrames), (_desk.Only.Active, _desk.Only.Quality, _desk.Only.QualityReason));
        Assert.Equal([Activated, QualityChanged], _desk.Transitions);
    }

    [Fact]
    public void A_gap_in_the_frames_does_not_count_as_held()
    {
        _desk.With(Samples.Watch(onDelay: 8)).Sees(DecisionState.Active, 1);
        _desk.Clock.Advance(TimeSpan.FromSeconds(60));

        _desk.Sees(DecisionState.Active, 1);

        Assert.Empty(_desk.Events);
    }

    [Fact]
    public void Quality_of_an_alarm_that_is_not_raised_changes_without_an_event()
    {
        _desk.With(Samples.Watch()).Sees(DecisionState.Inactive, 1).Camera(CameraStatus.NoSignal).Camera(CameraStatus.Ok).Sees(DecisionState.Inactive, 1);

        Assert.Empty(_desk.Events);
        Assert.Equal(
            [AlarmQuality.Uncertain, AlarmQuality.Good, AlarmQuality.Bad, AlarmQuality.Good],
            _desk.Changes.Select(change => change.Quality));
    }

    [Fact]
    public void A_change_is_told_when_there_is_one_and_not_for_every_frame()
    {
        _desk.With(Samples.Watch()).Sees(DecisionState.Calibrating, 10).Sees(DecisionState.Inactive, 10).Raised();

        Assert.Equal(
            [AlarmReason.Starting, AlarmReason.Calibrating, null, null],
            _desk.Changes.Select(change => change.QualityReason));
        Assert.True(_desk.Changes[^1].Active);
    }

    [Fact]
    public void The_journal_has_it_before_anybody_sees_it()
    {
        var seen = new List<(long Seq, long Stored)>();
        _desk.With(Samples.Watch());
        _desk.Alarms.Changed += alarm => seen.Add((alarm.LastSeq, _desk.Journal.UnsentCount));

        _desk.Raised();

        Assert.Equal((1, 1), seen[^1]);
        Assert.Equal(1, _desk.Only.LastSeq);
    }

    [Fact]
    public void Silence_can_be_told_from_no_hit()
    {
        _desk.With(Samples.Watch()).Sees(DecisionState.Inactive, 4);

        Assert.Equal(20, _desk.Only.Evaluations);
        Assert.Equal(_desk.Clock.GetUtcNow(), _desk.Only.Decision?.At);
    }

    [Fact]
    public void The_picture_is_asked_for_once_when_the_alarm_is_raised_and_named_in_the_event()
    {
        var asked = 0;
        var picture = new Evidence("2026-01-01/evidence/1.jpg", "ab", Samples.Noon);
        _desk.With(Samples.Watch(onDelay: 0, offDelay: 0));

        foreach (var state in (DecisionState[])[DecisionState.Inactive, DecisionState.Active, DecisionState.Active, DecisionState.Inactive])
            _desk.Decide(state, () => asked++ < 9 ? picture : null);

        Assert.Equal(1, asked);
        Assert.Equal([picture, null], _desk.Events.Select(happened => happened.Evidence));
    }

    [Fact]
    public void An_alarm_whose_picture_cannot_be_kept_goes_out_without_it_and_that_is_counted()
    {
        _desk.With(Samples.Watch(onDelay: 0));

        _desk.Decide(DecisionState.Active, () => throw new IOException("No space left on device"));

        Assert.Null(Assert.Single(_desk.Events).Evidence);
        Assert.Equal(1, _desk.Meters["hydroedge.evidence.lost"]);
        Assert.Equal(1, _desk.Meters["hydroedge.alarms.raised"]);
    }

    [Fact]
    public void A_decision_for_an_alarm_that_is_not_configured_is_passed_over()
    {
        _desk.With(Samples.Watch()).Sees(DecisionState.Active, 5, watch: "gone").Sees(DecisionState.Active, 5, camera: "gone");

        Assert.Empty(_desk.Events);
    }

    [Fact]
    public void Many_threads_at_once_leave_a_contiguous_and_alternating_record()
    {
        string[] cameras = ["a", "b", "c", "d"];
        _desk.With([Samples.Watch(onDelay: 0, offDelay: 0)], [.. cameras.Select(id => Samples.Camera(id))]);

        Parallel.ForEach(cameras.Concat(cameras), camera =>
        {
            for (var i = 0; i < 60; i++)
            {
                _desk.Decide(i % 2 == 0 ? DecisionState.Active : DecisionState.Inactive, camera: camera);
                _desk.Camera(i % 20 == 7 ? CameraStatus.NoSignal : CameraStatus.Ok, camera);
                _desk.Alarms.Tick();
                Assert.Equal(4, _desk.Alarms.Now.Count);
            }
        });

        var entries = _desk.Journal.Unsent(int.MaxValue);
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(seq => (long)seq), entries.Select(entry => entry.Seq));
        Assert.All(_desk.Events.GroupBy(happened => happened.Alarm.Key), alarm => RaisesAndReturnsAlternate([.. alarm]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_day_with_restarts_and_lost_cameras_breaks_the_rules(int seed)
    {
        var random = new Random(seed);
        _desk.With(Samples.Watch(onDelay: 1, offDelay: 2));
        for (var i = 0; i < 150; i++)
        {
            switch (random.Next(12))
            {
                case 0: _desk.Camera(CameraStatus.NoSignal); break;
                case 1: _desk.Restart(); _desk.With(Samples.Watch(onDelay: 1, offDelay: 2)); break;
                case 2: _desk.Clock.Advance(TimeSpan.FromSeconds(random.Next(20))); _desk.Alarms.Tick(); break;
                case < 6: _desk.Camera(CameraStatus.Ok); break;
                default: _desk.Sees((DecisionState)random.Next(3), random.NextDouble() * 4); break;
            }
        }

        var events = _desk.Events;
        Assert.Contains(events, happened => happened.Transition == Returned);
        RaisesAndReturnsAlternate(events);
        Assert.All(events.Where(happened => happened.Transition == Returned), back => Assert.Equal(AlarmQuality.Good, back.Alarm.Quality));
        var occurrences = events.Where(happened => happened.Transition == Activated).Select(happened => happened.Alarm.OccurrenceId).ToList();
        Assert.Equal(occurrences.Count, occurrences.Distinct().Count());
    }

    private static void RaisesAndReturnsAlternate(IReadOnlyList<AlarmEvent> events)
    {
        var active = false;
        foreach (var happened in events)
        {
            Assert.Equal(active, happened.Was == AlarmState.Unack);
            Assert.Equal(active, happened.Transition != Activated);
            active = happened.Alarm.Active;
        }
    }
}
