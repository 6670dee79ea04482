using HydroEdge.Alarms;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Alarms;

public sealed class AlarmMachineTests
{
    private static readonly TimeSpan OnDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan OffDelay = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Now = TimeSpan.FromMinutes(5);

    private static readonly AlarmRules Rules = new(OnDelay, OffDelay, AckRequired: true, Latch: false, TimeSpan.Zero);

    // n normal, R raised; + good, ? uncertain, - bad; h a delay that runs, H one that is over; !A !R !Q the transition.
    // Columns: the condition before; then after a decision calibrating, inactive, active; after a freeze; after a restart.
    [Theory]
    [InlineData("n+    n?          n+       n+h    n-     n?    ")]
    [InlineData("n+h   n?          n+       n+h    n-     n?    ")]
    [InlineData("n+H   n?          n+       R+!A   n-     n?    ")]
    [InlineData("n?    n?          n+       n+h    n-     n?    ")]
    [InlineData("n-    n?          n+       n+h    n-     n?    ")]
    [InlineData("R+    R?!Q        R+h      R+     R-!Q   R?!Q  ")]
    [InlineData("R+h   R?!Q        R+h      R+     R-!Q   R?!Q  ")]
    [InlineData("R+H   R?!Q        n+!R     R+     R-!Q   R?!Q  ")]
    [InlineData("R?    R?          R+h!Q    R+!Q   R-!Q   R?    ")]
    [InlineData("R-    R?!Q        R+h!Q    R+!Q   R-     R?!Q  ")]
    public void Every_input_leads_from_every_condition_to_the_one_in_the_table(string row)
    {
        var cells = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var was = Condition(cells[0]);
        AlarmStep[] steps =
        [
            Decide(was, DecisionState.Calibrating),
            Decide(was, DecisionState.Inactive),
            Decide(was, DecisionState.Active),
            AlarmMachine.Freeze(was, AlarmReason.NoSignal),
            AlarmMachine.Resume(was),
        ];

        Assert.Equal(cells[1..], steps.Select(Text));
    }

    [Theory]
    [InlineData("n+h")]
    [InlineData("R+")]
    [InlineData("R-")]
    public void What_cannot_be_seen_keeps_its_state_as_while_it_calibrates(string before)
    {
        var was = Condition(before);

        Assert.Equal(Text(Decide(was, DecisionState.Calibrating)), Text(Decide(was, DecisionState.Unseen)));
    }

    [Fact]
    public void Without_delays_the_first_decision_counts()
    {
        var raised = AlarmMachine.Decide(Condition("n?"), DecisionState.Active, Samples.Noon, Now, default);
        var cleared = AlarmMachine.Decide(raised.Next, DecisionState.Inactive, Samples.Noon, Now, default);

        Assert.Equal(AlarmTransition.Activated, raised.Transition);
        Assert.Equal(AlarmTransition.Returned, cleared.Transition);
    }

    [Fact]
    public void A_delay_is_over_at_its_last_moment_and_not_before()
    {
        var running = Condition("n+") with { Hold = new AlarmHold(TimeSpan.Zero, Samples.Noon) };

        Assert.Null(Decide(running, DecisionState.Active, OnDelay - TimeSpan.FromTicks(1)).Transition);
        Assert.Equal(AlarmTransition.Activated, Decide(running, DecisionState.Active, OnDelay).Transition);
    }

    [Fact]
    public void Only_what_is_not_good_has_a_reason()
    {
        Assert.Equal(AlarmReason.NoSignal, AlarmMachine.Freeze(Condition("R+"), AlarmReason.NoSignal).Next.Reason);
        Assert.Equal(AlarmReason.Restarted, AlarmMachine.Resume(Condition("R+")).Next.Reason);
        Assert.Equal(AlarmReason.Calibrating, Decide(Condition("n?"), DecisionState.Calibrating).Next.Reason);
        Assert.Equal(AlarmReason.NotVisible, Decide(Condition("R+"), DecisionState.Unseen).Next.Reason);
        Assert.Null(Decide(Condition("R-"), DecisionState.Active).Next.Reason);
    }

    [Fact]
    public void A_raise_remembers_when_the_condition_was_first_seen()
    {
        var first = Decide(Condition("n+"), DecisionState.Active, Now);

        var raised = AlarmMachine.Decide(
            first.Next, DecisionState.Active, Samples.Noon.AddSeconds(3), Now + TimeSpan.FromSeconds(3), Rules);

        Assert.Equal(Samples.Noon, raised.Began);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_walk_breaks_the_rules(int seed)
    {
        var random = new Random(seed);
        var now = TimeSpan.Zero;
        var condition = Condition("n?");
        var agreedSince = (TimeSpan?)null;
        for (var i = 0; i < 2_000; i++)
        {
            now += TimeSpan.FromMilliseconds(random.Next(0, 1_500));
            var was = condition;
            var decision = (DecisionState)random.Next(3);
            if (random.Next(4) > 0)
                decision = was.Active == (i / 40 % 2 == 0) ? DecisionState.Inactive : DecisionState.Active;
            var frozen = random.Next(25) == 0;
            var step = frozen ? AlarmMachine.Freeze(was, AlarmReason.NoFrames) : Decide(was, decision, now);
            condition = step.Next;

            var against = !frozen && decision == (was.Active ? DecisionState.Inactive : DecisionState.Active);
            agreedSince = against ? agreedSince ?? now : null;
            var due = against && now - agreedSince >= (was.Active ? OffDelay : OnDelay);
            Assert.Equal(due, condition.Active != was.Active);
            Assert.Equal(due ? (was.Active ? AlarmTransition.Returned : AlarmTransition.Activated) : null,
                step.Transition is AlarmTransition.QualityChanged ? null : step.Transition);
            Assert.Equal(frozen, condition.Quality == AlarmQuality.Bad);
            if (condition.Active != was.Active)
                agreedSince = null;
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 50)];

    private static AlarmStep Decide(AlarmCondition was, DecisionState decision) => Decide(was, decision, Now);

    private static AlarmStep Decide(AlarmCondition was, DecisionState decision, TimeSpan now) =>
        AlarmMachine.Decide(was, decision, Samples.Noon, now, Rules);

    private static AlarmCondition Condition(string text) => new(
        text[0] == 'R',
        text[1] switch { '+' => AlarmQuality.Good, '?' => AlarmQuality.Uncertain, _ => AlarmQuality.Bad },
        Reason: null,
        text[2..] switch
        {
            "h" => new AlarmHold(Now - TimeSpan.FromSeconds(1), Samples.Noon),
            "H" => new AlarmHold(Now - TimeSpan.FromSeconds(11), Samples.Noon),
            _ => null,
        });

    private static string Text(AlarmStep step) =>
        (step.Next.Active ? "R" : "n")
        + step.Next.Quality switch { AlarmQuality.Good => "+", AlarmQuality.Uncertain => "?", _ => "-" }
        + (step.Next.Hold is null ? "" : "h")
        + step.Transition switch
        {
            AlarmTransition.Activated => "!A",
            AlarmTransition.Returned => "!R",
            AlarmTransition.QualityChanged => "!Q",
            _ => "",
        };
}
