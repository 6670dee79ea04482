using HydroEdge.Benchmarks.Figures;
using HydroEdge.Benchmarks.Scorer;
using HydroEdge.Benchmarks.Streams;
using HydroEdge.Cli;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Benchmarks;

public sealed class OutcomeTests
{
    private static readonly WatchOptions Event = new() { Id = "fire", OnDelay = TimeSpan.FromSeconds(2), OffDelay = TimeSpan.FromSeconds(5) };

    private static readonly WatchOptions State = Event with { Id = "gate", Kind = WatchKind.State };

    [Fact]
    public void An_event_that_is_raised_is_found_with_its_delay_before_the_on_delay()
    {
        var outcome = Judge(Event, Trace(600, active: (103, 120)), Planted("fire", 100, 120, PlantedStrength.Strong));

        Assert.Equal(0, outcome.Mistakes);
        Assert.Equal(3, Tally.Of([outcome]).StrongDelay);
        Assert.Equal(new Recall(1, 1), Tally.Of([outcome]).Strong);
    }

    [Fact]
    public void An_event_shorter_than_the_on_delay_is_missed()
    {
        var outcome = Judge(Event, Trace(600, active: (100, 101)), Planted("fire", 100, 120, PlantedStrength.Weak));

        Assert.Equal(1, outcome.Mistakes);
        Assert.Equal(new Recall(0, 1), Tally.Of([outcome]).Weak);
    }

    [Fact]
    public void What_no_event_explains_is_a_false_alarm_and_counts_for_the_days_it_could_ring()
    {
        var outcome = Judge(Event, Trace(86400 + 60, active: (300, 330), calibrating: 60));

        var rate = Tally.Of([outcome]).FalseAlarms!;

        Assert.Equal(1, rate.Count);
        Assert.Equal(1.0, rate.Days, tolerance: 1e-9);
        Assert.Null(Tally.Of([outcome]).WrongChanges);
    }

    [Fact]
    public void A_state_that_flaps_has_wrong_changes_and_no_false_alarms()
    {
        var outcome = Judge(State, Trace(600, (100, 150), (200, 300)), Planted("gate", 100, 300, PlantedStrength.State));

        var tally = Tally.Of([outcome]);

        Assert.Equal(2, tally.WrongChanges!.Count);
        Assert.Null(tally.FalseAlarms);
        Assert.Equal(new Recall(1, 1), tally.States);
    }

    [Fact]
    public void The_best_threshold_finds_the_event_and_leaves_the_rest()
    {
        var trace = new Trace();
        for (var second = 0; second < 1000; second++)
            trace.Add(new Verdict(second is >= 500 and < 520 ? 0.9f : second is >= 700 and < 720 ? 0.6f : 0.1f + second % 7 * 0.01f));
        var camera = Camera(Event, Planted("fire", 500, 520, PlantedStrength.Strong));

        var threshold = Thresholds.Best([(camera, Event, trace)]);

        Assert.InRange(threshold, 0.61f, 0.9f);
        Assert.Equal(0, Outcome.Of(camera, Event, trace, threshold).Mistakes);
    }

    [Fact]
    public void Where_nothing_was_planted_the_best_threshold_is_never_reached()
    {
        var trace = new Trace();
        for (var second = 0; second < 1000; second++)
            trace.Add(new Verdict(second % 13 * 0.05f));

        Assert.Equal(float.MaxValue, Thresholds.Best([(Camera(Event), Event, trace)]));
    }

    private static Outcome Judge(WatchOptions watch, Trace trace, params PlantedEvent[] truth) =>
        Outcome.Of(Camera(watch, truth), watch, trace, float.NaN);

    private static StreamCamera Camera(WatchOptions watch, params PlantedEvent[] truth) => new("hall", "hall.mp4", [watch], truth, Seed: 1);

    private static PlantedEvent Planted(string watch, double from, double to, PlantedStrength strength) => new("hall", watch, from, to, strength);

    private static Trace Trace(int seconds, params (int From, int To)[] active) => Trace(seconds, 0, active);

    private static Trace Trace(int seconds, (int From, int To) active, int calibrating) => Trace(seconds, calibrating, active);

    private static Trace Trace(int seconds, int calibrating, params (int From, int To)[] active)
    {
        var trace = new Trace();
        for (var second = 0; second < seconds; second++)
        {
            trace.Add(second < calibrating
                ? Verdict.None
                : new Verdict(0.5f, active.Any(span => span.From <= second && second < span.To)));
        }

        return trace;
    }
}
