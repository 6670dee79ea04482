using HydroEdge.Alarms;
using HydroEdge.Watches;
using static HydroEdge.Alarms.AlarmTransition;

namespace HydroEdge.Tests.Alarms;

public sealed class CommandDeskTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void S37_The_same_request_gets_the_same_reply_and_has_one_effect_also_after_a_restart()
    {
        _desk.With(Samples.Watch()).Raised();
        var first = _desk.Command(CommandVerb.Ack, "r-1");

        Assert.Equal(first, _desk.Command(CommandVerb.Shelve, "r-1", command => command with { Duration = TimeSpan.FromHours(1) }));
        _desk.Restart();
        _desk.With(Samples.Watch());
        Assert.Equal(first, _desk.Command(CommandVerb.Ack, "r-1"));

        Assert.Single(_desk.Transitions, Acknowledged);
        Assert.Single(_desk.Told, told => told.Kind == SysKind.Command);
    }

    [Fact]
    public void S37_A_request_may_be_used_again_after_a_day()
    {
        _desk.With(Samples.Watch()).Raised();
        _desk.Command(CommandVerb.Ack, "r-1");
        _desk.Clock.Advance(TimeSpan.FromHours(25));

        Assert.Equal(AlarmState.Shelved, _desk.Command(CommandVerb.Shelve, "r-1", command => command with { Duration = TimeSpan.FromHours(1) }).State);
    }

    [Theory]
    [InlineData(-1, "Expired")]
    [InlineData(301, "BadRequest")]
    public void S37_A_command_that_comes_too_late_or_would_wait_too_long_is_refused(int expiresIn, string code)
    {
        _desk.With(Samples.Watch()).Raised();

        var reply = _desk.Command(CommandVerb.Ack, but: command => command with { Expires = _desk.Clock.GetUtcNow().AddSeconds(expiresIn) });

        Assert.Equal(Enum.Parse<CommandCode>(code), reply.Code);
        Assert.Equal([Activated], _desk.Transitions);
    }

    [Theory]
    [InlineData("Ack", "BadRequest", "occurrence_id")]
    [InlineData("Shelve", "BadRequest", "duration_s")]
    [InlineData("Oos", "BadRequest", "comment")]
    [InlineData("Reset", "NotAllowed", "not active")]
    [InlineData("Confirm", "BadRequest", "occurrence_id")]
    [InlineData("Replay", "BadRequest", "from_seq")]
    public void S37_A_command_without_what_it_needs_is_refused_with_the_remedy_and_changes_nothing(string verb, string code, string remedy)
    {
        _desk.With(Samples.Watch()).Raised();
        var before = _desk.Only;

        var reply = _desk.Command(Enum.Parse<CommandVerb>(verb), but: command => command with { OccurrenceId = null });

        Assert.Equal((Enum.Parse<CommandCode>(code), false), (reply.Code, reply.Ok));
        Assert.Contains(remedy, reply.Message);
        Assert.Same(before, _desk.Only);
    }

    [Fact]
    public void A_watch_on_several_cameras_must_be_named_with_one()
    {
        _desk.With([Samples.Watch()], Samples.Camera("gate"), Samples.Camera("hall"));

        Assert.Contains("2 cameras", _desk.Command(CommandVerb.Oos, but: command => command with { Comment = "seal" }).Message);
        Assert.Equal(CommandCode.Ok, _desk.Command(CommandVerb.Oos, but: command => command with { Comment = "seal", Camera = "hall" }).Code);
        Assert.Equal(CommandCode.UnknownWatch, _desk.Command(CommandVerb.Oos, watch: "gone").Code);

        Assert.Equal([AlarmState.Normal, AlarmState.OutOfService], _desk.Alarms.Now.Select(alarm => alarm.State));
    }

    [Fact]
    public void What_is_out_of_service_says_who_and_why_and_comes_back_by_a_command_only()
    {
        _desk.With(Samples.Watch());
        _desk.Command(CommandVerb.Oos, but: command => command with { Comment = "seal is replaced" });
        _desk.Restart();
        _desk.With(Samples.Watch()).Raised().Waits(100_000);

        Assert.Equal(
            (AlarmState.OutOfService, "ann", "seal is replaced"),
            (_desk.Only.State, _desk.Only.Handling.Maintenance?.By, _desk.Only.Handling.Maintenance?.Reason));
        Assert.All(_desk.Events.Skip(1), happened => Assert.False(happened.Alarm.Annunciates));
        Assert.Equal(AlarmState.Unack, _desk.Command(CommandVerb.Restore).State);
    }

    [Fact]
    public void S75_Every_command_is_on_record_once_with_who_and_what_became_of_it()
    {
        _desk.With(Samples.Watch()).Raised();
        _desk.Command(CommandVerb.Ack, "r-1", command => command with { Comment = "on my way" });
        _desk.Command(CommandVerb.Ack, "r-1");
        _desk.Command(CommandVerb.Reset, "r-2");
        _desk.Command(CommandVerb.Republish, "r-3");

        Assert.Equal(
            [("r-1", "ack", "ann", CommandCode.Ok), ("r-2", "reset", "ann", CommandCode.NotAllowed), ("r-3", "republish", "ann", CommandCode.Ok)],
            _desk.Told.Select(told => (told.Command!.RequestId, told.Command.Verb, told.Command.Operator, told.Command.Code)));
        var acked = _desk.Events.Single(happened => happened.Transition == Acknowledged);
        Assert.Equal(("ann", "on my way"), (acked.Alarm.Operator, acked.Alarm.Comment));
    }

    [Fact]
    public void A_verdict_over_the_bus_is_the_same_as_one_at_the_node()
    {
        _desk.With(Samples.Watch()).Raised();
        var occurrence = _desk.Only.OccurrenceId!;

        var reply = _desk.Command(CommandVerb.Reject, but: command => command with { OccurrenceId = occurrence, Comment = "spider" });

        Assert.True(reply.Ok);
        var verdict = Assert.Single(_desk.Journal.Occurrences(10)).Verdict!;
        Assert.Equal((false, "spider", "ann"), (verdict.Real, verdict.Note, verdict.By));
        Assert.Equal(CommandCode.StaleOccurrence, _desk.Command(CommandVerb.Confirm, but: command => command with { OccurrenceId = "01J0000000" }).Code);
    }

    [Fact]
    public void A_replay_says_how_much_comes_and_what_is_lost()
    {
        var asked = new List<ReplayRange>();
        _desk.Commands.ReplayAsked += asked.Add;
        var stream = _desk.Journal.Commit(Samples.Event()).Stream;
        _desk.Journal.Commit(Samples.Event());
        var lost = new Gap(stream, EventClass.Hit, 7, 9, 3, Gap.Full);
        _desk.Journal.Commit(lost.Told(Samples.Noon));

        var reply = _desk.Command(CommandVerb.Replay, but: command => command with { Watch = null, Replay = new ReplayRange(stream, 2, 8) });

        Assert.Equal((true, 2), (reply.Ok, reply.Replayed));
        Assert.Equal([lost], reply.Gaps);
        Assert.Equal([new ReplayRange(stream, 2, 8)], asked);
        Assert.Equal(
            CommandCode.NotAllowed,
            _desk.Command(CommandVerb.Replay, but: command => command with { Replay = new ReplayRange(stream, 1, 10_001) }).Code);
    }
}
