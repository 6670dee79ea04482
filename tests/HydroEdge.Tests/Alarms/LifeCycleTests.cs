using HydroEdge.Alarms;
using HydroEdge.Cameras;
using HydroEdge.Watches;
using static HydroEdge.Alarms.AlarmTransition;

namespace HydroEdge.Tests.Alarms;

/// <summary>Part C of the conformance checklist, driven by scripted decisions. The numbers are the checklist's.</summary>
public sealed class LifeCycleTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void S25_A_raise_comes_after_the_on_delay_and_at_most_one_evaluation_later(int seed)
    {
        var onDelay = TimeSpan.FromSeconds(new Random(seed).NextDouble() * 30);
        _desk.With(Samples.Watch(onDelay: onDelay.TotalSeconds)).Sees(DecisionState.Active, 40);

        var raised = _desk.Events[0];

        Assert.InRange(raised.Alarm.ActiveSince!.Value - raised.Alarm.FirstSeen!.Value, onDelay, onDelay + TimeSpan.FromSeconds(0.2));
    }

    [Fact]
    public void S26_A_pulse_shorter_than_the_on_delay_is_no_alarm()
    {
        _desk.With(Samples.Watch(onDelay: 5));

        for (var i = 0; i < 20; i++)
            _desk.Sees(DecisionState.Active, 4.8).Sees(DecisionState.Inactive, 0.2);

        Assert.Empty(_desk.Events);
    }

    [Fact]
    public void S28_A_return_comes_no_earlier_than_the_off_delay()
    {
        _desk.With(Samples.Watch(offDelay: 10)).Raised().Sees(DecisionState.Inactive, 9.8).Sees(DecisionState.Active, 0.2).Sees(DecisionState.Inactive, 10);
        Assert.Equal([Activated], _desk.Transitions);

        _desk.Sees(DecisionState.Inactive, 0.2);

        Assert.Equal([Activated, Returned], _desk.Transitions);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void S29_Each_event_begins_in_the_state_in_which_the_last_one_ended(int seed)
    {
        var random = new Random(seed);
        var watch = Samples.Watch(onDelay: 0.4, offDelay: 0.4) with { Alarm = Samples.Watch().Alarm! with { Latch = seed % 2 == 0 } };
        _desk.With(watch);
        for (var i = 0; i < 300; i++)
        {
            if (random.Next(60) == 0)
            {
                _desk.Restart();
                _desk.With(watch);
            }

            _desk.Sees((DecisionState)random.Next(1, 3), random.NextDouble() * 3).Waits(random.Next(2));
            if (random.Next(3) == 0)
                _desk.Command((CommandVerb)random.Next((int)CommandVerb.Confirm), but: command => command with { Duration = TimeSpan.FromSeconds(4), Comment = "try" });
        }

        var state = AlarmState.Normal;
        Assert.True(_desk.Events.Count > 50);
        foreach (var happened in _desk.Events)
        {
            Assert.Equal(state, happened.Was);
            state = happened.Alarm.State;
        }

        Assert.Equal(state, _desk.Only.State);
    }

    [Fact]
    public void S30_An_acknowledgement_of_an_earlier_occurrence_is_refused()
    {
        _desk.With(Samples.Watch()).Raised();
        var first = _desk.Only.OccurrenceId;
        _desk.Sees(DecisionState.Inactive, 11).Raised();
        Assert.NotEqual(first, _desk.Only.OccurrenceId);

        var reply = _desk.Command(CommandVerb.Ack, but: command => command with { OccurrenceId = first });

        Assert.Equal((CommandCode.StaleOccurrence, AlarmState.Unack), (reply.Code, _desk.Only.State));
        Assert.Equal(CommandCode.Ok, _desk.Command(CommandVerb.Ack).Code);
        Assert.Equal(AlarmState.Ack, _desk.Only.State);
    }

    [Fact]
    public void S31_A_lost_camera_freezes_its_alarm_and_is_told_after_a_minute()
    {
        _desk.With(Samples.Watch()).Raised().Camera(CameraStatus.NoSignal).Waits(59);
        Assert.Empty(_desk.Told);
        Assert.Equal((AlarmState.Unack, AlarmQuality.Bad), (_desk.Only.State, _desk.Only.Quality));

        _desk.Waits(2);
        Assert.Equal([SysKind.CameraFault], _desk.Told.Select(told => told.Kind));
        _desk.Camera(CameraStatus.Ok).Sees(DecisionState.Active, 1);

        Assert.Equal([SysKind.CameraFault, SysKind.CameraRestored], _desk.Told.Select(told => told.Kind));
        Assert.Equal([Activated, QualityChanged, QualityChanged], _desk.Transitions);
    }

    [Fact]
    public void S31_A_camera_that_is_silent_makes_its_alarm_bad_in_time()
    {
        _desk.With(Samples.Watch()).Raised().Waits(6);

        Assert.Equal((true, AlarmQuality.Bad), (_desk.Only.Active, _desk.Only.Quality));
    }

    [Fact]
    public void S32_A_shelf_ends_on_time_also_across_a_restart_and_what_is_raised_then_is_annunciated()
    {
        _desk.With(Samples.Watch()).Raised();
        _desk.Command(CommandVerb.Shelve, but: command => command with { Duration = TimeSpan.FromMinutes(10) });
        Assert.Equal((AlarmState.Shelved, false), (_desk.Only.State, _desk.Only.Annunciates));
        _desk.Waits(300);

        _desk.Restart();
        _desk.With(Samples.Watch()).Waits(298);
        Assert.Equal(AlarmState.Shelved, _desk.Only.State);
        _desk.Waits(3);

        Assert.Equal((AlarmState.Unack, true), (_desk.Only.State, _desk.Only.Annunciates));
        Assert.Equal(Restored, _desk.Transitions.Last());
    }

    [Fact]
    public void S32_A_shelf_longer_than_eight_hours_is_refused()
    {
        _desk.With(Samples.Watch());

        var reply = _desk.Command(CommandVerb.Shelve, but: command => command with { Duration = TimeSpan.FromHours(8.1) });

        Assert.Equal((CommandCode.NotAllowed, AlarmState.Normal), (reply.Code, _desk.Only.State));
        Assert.Contains("28800", reply.Message);
    }

    [Fact]
    public void S33_A_latched_alarm_never_leaves_without_a_reset_and_none_is_reset_while_active()
    {
        _desk.With(Samples.Watch() with { Alarm = Samples.Watch().Alarm! with { Latch = true } }).Raised();
        Assert.Equal(CommandCode.NotAllowed, _desk.Command(CommandVerb.Reset).Code);
        _desk.Command(CommandVerb.Ack);
        _desk.Sees(DecisionState.Inactive, 3600);
        Assert.Equal(AlarmState.LatchedAck, _desk.Only.State);

        Assert.Equal(AlarmState.Normal, _desk.Command(CommandVerb.Reset).State);

        Assert.Equal([Activated, Acknowledged, Returned, Reset, Cleared], _desk.Transitions);
    }

    [Fact]
    public void S34_A_restart_while_active_is_the_same_occurrence_and_raises_nothing()
    {
        _desk.With(Samples.Watch()).Raised();
        _desk.Command(CommandVerb.Ack);
        var before = _desk.Only;

        _desk.Restart();
        _desk.With(Samples.Watch());
        Assert.Equal((AlarmState.Ack, AlarmQuality.Uncertain, before.OccurrenceId), (_desk.Only.State, _desk.Only.Quality, _desk.Only.OccurrenceId));
        _desk.Raised();

        Assert.Single(_desk.Transitions, Activated);
        Assert.Equal(before.Handling.AckedAt, _desk.Only.Handling.AckedAt);
    }

    [Fact]
    public void S35_An_alarm_that_comes_and_goes_is_called_chattering_and_takes_longer_to_clear()
    {
        _desk.With(Samples.Watch(onDelay: 0, offDelay: 4));
        for (var i = 0; i < 2; i++)
            _desk.Sees(DecisionState.Active, 1).Sees(DecisionState.Inactive, 5);
        Assert.False(_desk.Only.Chattering);

        _desk.Sees(DecisionState.Active, 1).Sees(DecisionState.Inactive, 5);
        Assert.Equal((true, true), (_desk.Only.Chattering, _desk.Only.Active));
        _desk.Sees(DecisionState.Inactive, 4);
        Assert.False(_desk.Only.Active);
        _desk.Waits(700);

        Assert.False(_desk.Only.Chattering);
        Assert.All(_desk.Events.Where(happened => happened.Transition == Activated), raised => Assert.True(raised.Alarm.Annunciates));
        Assert.Equal([new AlarmKey("gate", "jet")], _desk.Told.Where(told => told.Kind == SysKind.Chattering).Select(told => told.Alarm));
    }

    [Fact]
    public void S36_A_flood_mutes_the_low_and_never_the_high_and_records_all()
    {
        var low = Enumerable.Range(0, 12).Select(i => Samples.Watch($"low-{i:00}", onDelay: 0)).ToList();
        var high = Samples.Watch("high", onDelay: 0) with { Alarm = Samples.Watch().Alarm! with { Severity = Severity.Severe } };
        _desk.With([.. low, high]);

        foreach (var watch in low.Append(high))
            _desk.Decide(DecisionState.Active, watch: watch.Id);

        var raised = _desk.Events.Where(happened => happened.Transition == Activated).ToList();
        Assert.Equal(13, raised.Count);
        Assert.Equal([false, false, true], raised.Where(happened => happened.Alarm.Flood).Select(happened => happened.Alarm.Annunciates).Order());
        Assert.Equal(["low-11", "low-10", "high"], raised.Where(happened => happened.Alarm.Flood).Select(happened => happened.Alarm.Key.WatchId).OrderDescending());
        Assert.Equal(10, raised.Count(happened => !happened.Alarm.Flood));
        _desk.Waits(599);
        Assert.True(_desk.Alarms.Load.Flood);
        _desk.Waits(2);

        Assert.False(_desk.Alarms.Load.Flood);
        Assert.All(_desk.Alarms.Now, alarm => Assert.True(alarm.Annunciates));
        Assert.Equal([SysKind.FloodBegan, SysKind.FloodEnded], _desk.Told.Where(told => told.Kind is SysKind.FloodBegan or SysKind.FloodEnded).Select(told => told.Kind));
    }

    [Fact]
    public void S49_Setting_the_wall_clock_neither_ends_nor_lengthens_a_delay_or_a_shelf()
    {
        _desk.With(Samples.Watch(onDelay: 8)).Sees(DecisionState.Active, 4);
        _desk.Clock.SetBy(TimeSpan.FromDays(1));
        _desk.Alarms.Tick();
        _desk.Sees(DecisionState.Active, 3.8);
        Assert.Empty(_desk.Events);
        _desk.Sees(DecisionState.Active, 1);
        _desk.Command(CommandVerb.Shelve, but: command => command with { Duration = TimeSpan.FromMinutes(10) });
        _desk.Clock.SetBy(TimeSpan.FromDays(-2));

        _desk.Waits(598);
        Assert.Equal(AlarmState.Shelved, _desk.Only.State);
        _desk.Waits(3);

        Assert.Equal([Activated, Shelved], _desk.Transitions.Take(2));
        Assert.Single(_desk.Transitions, Restored);
        Assert.Contains("-172800.0 s", Assert.Single(_desk.Told, told => told.Kind == SysKind.ClockStep && told.Message.Contains('-')).Message);
    }

    [Fact]
    public void While_the_alarm_of_another_watch_is_raised_one_is_suppressed_by_design()
    {
        var outage = Samples.Watch("outage", onDelay: 0, offDelay: 0);
        _desk.With(outage, Samples.Watch(onDelay: 0) with { Alarm = Samples.Watch().Alarm! with { SuppressWhile = "outage" } });

        _desk.Decide(DecisionState.Active, watch: "outage");
        _desk.Decide(DecisionState.Active);
        var hidden = _desk.Alarms.Find(new AlarmKey("gate", "jet"))!;
        _desk.Decide(DecisionState.Inactive, watch: "outage");
        var seen = _desk.Alarms.Find(new AlarmKey("gate", "jet"))!;

        Assert.Equal((AlarmState.Suppressed, false), (hidden.State, hidden.Annunciates));
        Assert.Equal((AlarmState.Unack, true), (seen.State, seen.Annunciates));
        Assert.Equal(
            [Suppressed, Activated, Restored],
            _desk.Events.Where(happened => happened.Alarm.Key.WatchId == "jet").Select(happened => happened.Transition));
    }

    [Fact]
    public void A_hit_returns_to_normal_by_itself_and_is_never_annunciated()
    {
        _desk.With(Samples.HitWatch("jet")).Raised().Sees(DecisionState.Inactive, 11);

        Assert.Equal([Activated, Returned], _desk.Transitions);
        Assert.Equal((AlarmState.Normal, false), (_desk.Only.State, _desk.Only.Annunciates));
        Assert.All(_desk.Events, happened => Assert.False(happened.Alarm.Annunciates));
    }
}
