using HydroEdge.Alarms;
using HydroEdge.Watches;
using static HydroEdge.Alarms.AlarmState;
using static HydroEdge.Alarms.AlarmTransition;

namespace HydroEdge.Tests.Alarms;

/// <summary>The machine beyond its condition: acknowledgement, latch and suppression, on a walk with a table to check it by.</summary>
public sealed class AlarmHandlingTests
{
    private static readonly TimeSpan Now = TimeSpan.FromMinutes(5);
    private static readonly AlarmRules Plain = new(TimeSpan.Zero, TimeSpan.Zero, AckRequired: true, Latch: false, TimeSpan.Zero);
    private static readonly AlarmRules Latching = Plain with { Latch = true };

    // Each word is an input: on, off, ack, reset, shelve, unshelve, oos, restore, hide and show (by another watch). After it the transition and state it leads to.
    [Theory]
    [InlineData("plain", "on:Activated:Unack ack:Acknowledged:Ack off:Returned:Normal")]
    [InlineData("plain", "on:Activated:Unack off:Returned:RtnUnack ack:Acknowledged:Normal")]
    [InlineData("plain", "on:Activated:Unack off:Returned:RtnUnack on:Activated:Unack")]
    [InlineData("plain", "on:Activated:Unack ack:Acknowledged:Ack ack:-:Ack")]
    [InlineData("no ack", "on:Activated:Unack off:Returned:Normal")]
    [InlineData("latch", "on:Activated:Unack off:Returned:LatchedUnack ack:Acknowledged:LatchedAck reset:Reset:Normal")]
    [InlineData("latch", "on:Activated:Unack off:Returned:LatchedUnack reset:Reset:RtnUnack ack:Acknowledged:Normal")]
    [InlineData("latch", "on:Activated:Unack ack:Acknowledged:Ack off:Returned:LatchedAck on:Activated:Unack")]
    [InlineData("latch", "on:Activated:Unack reset:refused:Unack")]
    [InlineData("plain", "shelve:Shelved:Shelved on:Activated:Shelved unshelve:Restored:Unack")]
    [InlineData("plain", "on:Activated:Unack ack:Acknowledged:Ack shelve:Shelved:Shelved unshelve:Restored:Unack")]
    [InlineData("plain", "on:Activated:Unack shelve:Shelved:Shelved off:Returned:Shelved unshelve:Restored:RtnUnack")]
    [InlineData("plain", "unshelve:-:Normal restore:-:Normal show:-:Normal")]
    [InlineData("plain", "shelve:Shelved:Shelved oos:OutOfService:OutOfService unshelve:Restored:OutOfService restore:Restored:Normal")]
    [InlineData("plain", "hide:Suppressed:Suppressed on:Activated:Suppressed hide:-:Suppressed show:Restored:Unack")]
    [InlineData("plain", "hide:Suppressed:Suppressed shelve:Shelved:Suppressed show:Restored:Shelved")]
    public void S29_Only_the_transitions_of_the_table_occur(string rules, string walk)
    {
        var was = new AlarmCondition(false, AlarmQuality.Good, null, null);
        foreach (var word in walk.Split(' ').Select(word => word.Split(':')))
        {
            var step = Input(was, word[0], rules switch { "latch" => Latching, "no ack" => Plain with { AckRequired = false }, _ => Plain });
            Assert.Equal(word[1], step is null ? "refused" : step.Value.Transition?.ToString() ?? "-");
            Assert.Equal(word[2], (step?.Next ?? was).State.ToString());
            was = step?.Next ?? was;
        }
    }

    [Theory]
    [InlineData("on off ack", true)]
    [InlineData("on ack off", true)]
    [InlineData("on off", false)]
    [InlineData("shelve unshelve", false)]
    public void An_occurrence_is_over_when_nothing_of_it_is_left(string walk, bool clears)
    {
        var step = new AlarmStep(new AlarmCondition(false, AlarmQuality.Good, null, null), null);
        foreach (var word in walk.Split(' '))
            step = Input(step.Next, word, Plain)!.Value;

        Assert.Equal(clears, step.Clears);
    }

    [Theory]
    [InlineData("Bad")]
    [InlineData("Uncertain")]
    public void S33_A_latched_alarm_that_nobody_can_see_is_not_reset(string quality)
    {
        var latched = new AlarmCondition(false, Enum.Parse<AlarmQuality>(quality), null, null, new AlarmHandling { Latched = true });

        Assert.Null(AlarmMachine.Reset(latched));
    }

    [Fact]
    public void An_acknowledged_alarm_that_lasts_is_annunciated_again_as_the_same_occurrence()
    {
        var rules = Plain with { RealarmAfter = TimeSpan.FromMinutes(10) };
        var acked = AlarmMachine.Acknowledge(Input(default, "on", rules)!.Value.Next, Samples.Noon, Now, rules).Next;

        Assert.Null(AlarmMachine.Elapse(acked, Now + TimeSpan.FromMinutes(9)).Transition);
        Assert.Null(AlarmMachine.Elapse(acked with { Quality = AlarmQuality.Bad }, Now + TimeSpan.FromMinutes(10)).Transition);
        var again = AlarmMachine.Elapse(acked, Now + TimeSpan.FromMinutes(10));

        Assert.Equal((Realarmed, Unack, 1), (again.Transition, again.Next.State, again.Next.Handling.Realarms));
        Assert.Null(AlarmMachine.Elapse(again.Next, Now + TimeSpan.FromDays(1)).Transition);
    }

    [Fact]
    public void A_shelf_ends_on_time_and_a_one_shot_shelf_with_its_alarm()
    {
        var ends = Now + TimeSpan.FromHours(1);
        var raised = Input(default, "on", Plain)!.Value.Next;
        var timed = AlarmMachine.Shelve(raised, new Shelf(Samples.Noon, OneShot: false, "ann"), ends).Next;
        var oneShot = AlarmMachine.Shelve(raised, new Shelf(Samples.Noon, OneShot: true, "ann"), ends).Next;

        Assert.Null(AlarmMachine.Elapse(timed, ends - TimeSpan.FromTicks(1)).Transition);
        Assert.Equal((Restored, Unack), (AlarmMachine.Elapse(timed, ends).Transition, AlarmMachine.Elapse(timed, ends).Next.State));
        var returned = Input(oneShot, "off", Plain)!.Value.Next;
        Assert.Equal((Restored, RtnUnack), (AlarmMachine.Elapse(returned, Now).Transition, AlarmMachine.Elapse(returned, Now).Next.State));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void S29_No_walk_leaves_the_table(int seed)
    {
        var random = new Random(seed);
        string[] inputs = ["on", "off", "ack", "reset", "shelve", "unshelve", "oos", "restore", "hide", "show"];
        var rules = random.Next(2) == 0 ? Plain : Latching;
        var was = new AlarmCondition(false, AlarmQuality.Good, null, null);
        for (var i = 0; i < 500; i++)
        {
            var input = inputs[random.Next(inputs.Length)];
            var step = Input(was, input, rules) ?? new AlarmStep(was, null);
            var (before, next) = (was, step.Next);

            Assert.Equal(next.State is AlarmState.Shelved or AlarmState.Suppressed or AlarmState.OutOfService, next.Handling.Suppression != Suppression.None);
            Assert.True(step.Transition is not null || next == before, $"{input} changed something in silence");
            Assert.True(!before.Handling.Latched || next.Handling.Latched || step.Transition is AlarmTransition.Reset or Activated, $"{input} let a latched alarm go");
            Assert.True(!before.Handling.Unacked || next.Handling.Unacked || step.Transition == Acknowledged, $"{input} acknowledged");
            Assert.Equal(step.Transition is Activated or Returned, before.Active != next.Active);
            was = next;
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 20)];

    private static AlarmStep? Input(AlarmCondition was, string word, AlarmRules rules) => word switch
    {
        "on" => AlarmMachine.Decide(was, DecisionState.Active, Samples.Noon, Now, rules),
        "off" => AlarmMachine.Decide(was, DecisionState.Inactive, Samples.Noon, Now, rules),
        "ack" => AlarmMachine.Acknowledge(was, Samples.Noon, Now, rules),
        "reset" => AlarmMachine.Reset(was),
        "shelve" => AlarmMachine.Shelve(was, new Shelf(Samples.Noon, OneShot: false, "ann"), Now),
        "unshelve" => AlarmMachine.Unshelve(was),
        "oos" => AlarmMachine.TakeOut(was, new Maintenance("ann", "seal", Samples.Noon)),
        "restore" => AlarmMachine.Restore(was),
        "hide" => AlarmMachine.Suppress(was, "outage"),
        "show" => AlarmMachine.Suppress(was, null),
        _ => throw new ArgumentOutOfRangeException(nameof(word), word, null),
    };
}
