using HydroEdge.Alarms;
using HydroEdge.Cameras;
using HydroEdge.Watches;
using static HydroEdge.Alarms.AlarmTransition;

namespace HydroEdge.Tests.Alarms;

public sealed class AlarmDeskApplyTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void A_watch_looks_at_the_cameras_it_names_or_at_all()
    {
        _desk.With([Samples.Watch("all"), Samples.Watch("one", cameras: "hall")], Samples.Camera("gate"), Samples.Camera("hall"));

        Assert.Equal(
            [new AlarmKey("gate", "all"), new AlarmKey("hall", "all"), new AlarmKey("hall", "one")],
            _desk.Alarms.Now.Select(alarm => alarm.Key));
    }

    [Fact]
    public void An_alarm_that_is_new_is_told_as_uncertain()
    {
        _desk.With(Samples.Watch());

        var change = Assert.Single(_desk.Changes);
        Assert.Equal((false, AlarmQuality.Uncertain, AlarmReason.Starting), (change.Active, change.Quality, change.QualityReason));
    }

    [Fact]
    public void A_raised_alarm_is_the_same_occurrence_after_a_restart_and_uncertain_until_it_is_decided()
    {
        _desk.With(Samples.Watch()).Raised();
        var before = _desk.Only;

        _desk.Restart();
        _desk.With(Samples.Watch()).Sees(DecisionState.Calibrating, 60);
        Assert.Equal((true, AlarmQuality.Uncertain, before.OccurrenceId), (_desk.Only.Active, _desk.Only.Quality, _desk.Only.OccurrenceId));
        _desk.Raised();

        Assert.Equal([Activated, QualityChanged, QualityChanged], _desk.Transitions);
        Assert.Equal((true, AlarmQuality.Good, before.OccurrenceId), (_desk.Only.Active, _desk.Only.Quality, _desk.Only.OccurrenceId));
        Assert.Equal((before.FirstSeen, before.ActiveSince), (_desk.Only.FirstSeen, _desk.Only.ActiveSince));
    }

    [Fact]
    public void Evaluations_count_from_the_restart()
    {
        _desk.With(Samples.Watch()).Raised();

        _desk.Restart();
        _desk.With(Samples.Watch());

        Assert.Equal((0, null), (_desk.Only.Evaluations, _desk.Only.Decision));
    }

    [Fact]
    public void A_changed_watch_keeps_its_alarm()
    {
        _desk.With(Samples.Watch()).Raised();
        var before = _desk.Only;

        _desk.With(Samples.Watch() with { Query = "a jet of water" });

        Assert.Equal((true, before.OccurrenceId, "a jet of water"), (_desk.Only.Active, _desk.Only.OccurrenceId, _desk.Only.Watch.Query));
        Assert.Equal("a jet of water", _desk.Changes[^1].Watch.Query);
        Assert.Single(_desk.Events);
    }

    [Fact]
    public void A_raised_alarm_whose_watch_is_removed_leaves_with_an_event_before_it_is_gone()
    {
        _desk.With(Samples.Watch()).Raised();
        var stored = 0L;
        _desk.Alarms.Removed += _ => stored = _desk.Journal.UnsentCount;

        _desk.With();

        Assert.Equal((OutOfService, AlarmState.Unack, AlarmState.OutOfService), (_desk.Events[^1].Transition, _desk.Events[^1].Was, _desk.Events[^1].Alarm.State));
        Assert.Equal(AlarmReason.Removed, _desk.Events[^1].Alarm.QualityReason);
        Assert.Empty(_desk.Alarms.Now);
        Assert.Equal([new AlarmKey("gate", "jet")], _desk.Removed);
        Assert.Equal(2, stored);
    }

    [Fact]
    public void An_alarm_that_was_not_raised_leaves_without_an_event()
    {
        _desk.With(Samples.Watch()).Sees(DecisionState.Inactive, 1).With();

        Assert.Empty(_desk.Events);
        Assert.Equal([new AlarmKey("gate", "jet")], _desk.Removed);
    }

    [Fact]
    public void What_was_removed_does_not_come_back_with_a_restart()
    {
        _desk.With(Samples.Watch()).Raised().With();

        _desk.Restart();
        _desk.With(Samples.Watch());

        Assert.Equal((false, null), (_desk.Only.Active, _desk.Only.OccurrenceId));
    }

    [Fact]
    public void A_watch_removed_while_the_daemon_was_down_leaves_at_the_start()
    {
        _desk.With(Samples.Watch("jet"), Samples.Watch("quiet")).Raised();

        _desk.Restart();
        _desk.With();

        Assert.Equal([Activated, OutOfService], _desk.Transitions);
        Assert.Equal(["jet", "quiet"], _desk.Removed.Select(key => key.WatchId).Order());
    }

    [Fact]
    public void A_camera_taken_out_and_put_back_is_not_taken_for_dead()
    {
        _desk.With(Samples.Watch()).Camera(CameraStatus.NoSignal);

        _desk.With([Samples.Watch()], []).With(Samples.Watch()).Sees(DecisionState.Inactive, 1);

        Assert.Equal(AlarmQuality.Good, _desk.Only.Quality);
    }

    [Fact]
    public void A_new_watch_on_a_dead_camera_is_bad_from_the_start()
    {
        _desk.With().Camera(CameraStatus.NoSignal).With(Samples.Watch());

        Assert.Equal((AlarmQuality.Bad, AlarmReason.NoSignal), (_desk.Only.Quality, _desk.Only.QualityReason));
    }
}
