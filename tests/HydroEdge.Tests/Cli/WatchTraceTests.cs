using HydroEdge.Cameras;
using HydroEdge.Cli;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Cli;

public sealed class WatchTraceTests
{
    private readonly WatchTrace _trace = TestTrace.Of(onDelay: 2, offDelay: 3);

    [Fact]
    public void A_raise_carries_when_it_was_decided_when_it_rang_and_its_highest_score()
    {
        _trace.Show(DecisionState.Inactive, 0.1, from: 0, to: 9);
        _trace.Show(DecisionState.Active, 0.6, from: 10, to: 14);
        _trace.Show(DecisionState.Active, 0.9, from: 15, to: 15);
        _trace.Show(DecisionState.Active, 0.7, from: 16, to: 20);
        _trace.Show(DecisionState.Inactive, 0, from: 21, to: 40);

        var one = Assert.Single(_trace.Occurrences);
        Assert.Equal((10.0, 12.0, 24.0), (one.DecidedAt, one.RaisedAt, one.ClearedAt));
        Assert.Equal((0.9, 15.0), (one.Peak.Score, Recording.SecondsOf(one.Peak.At)));
        Assert.Equal((29.0, 11.0), (_trace.SecondsIn(DecisionState.Inactive), _trace.SecondsIn(DecisionState.Active)));
    }

    [Fact]
    public void What_lasts_less_than_the_on_delay_is_no_raise_but_the_closest_it_came()
    {
        _trace.Show(DecisionState.Inactive, 0.1, from: 0, to: 9);
        _trace.Show(DecisionState.Active, 0.55, from: 10, to: 11);
        _trace.Show(DecisionState.Inactive, 0.1, from: 12, to: 20);

        Assert.Empty(_trace.Occurrences);
        Assert.Equal((10.0, 0.55), (_trace.Closest!.Value.At, _trace.Closest.Value.Score));
    }

    [Fact]
    public void The_rise_to_a_raise_is_not_taken_for_a_close_call()
    {
        _trace.Show(DecisionState.Inactive, 0.1, from: 0, to: 4);
        _trace.Show(DecisionState.Inactive, 0.3, from: 5, to: 5);
        _trace.Show(DecisionState.Inactive, 0.1, from: 6, to: 9);
        _trace.Show(DecisionState.Inactive, 0.45, from: 10, to: 10);
        _trace.Show(DecisionState.Active, 0.9, from: 11, to: 20);

        Assert.Equal(5, _trace.Closest!.Value.At);
        Assert.Equal(11, _trace.Highest!.Value.At);
    }

    [Fact]
    public void What_still_stands_at_the_end_has_no_clear()
    {
        _trace.Show(DecisionState.Active, 0.9, from: 0, to: 5);

        Assert.Null(Assert.Single(_trace.Occurrences).ClearedAt);
    }

    [Fact]
    public void A_delay_that_was_running_starts_over_behind_a_gap_as_it_would_in_the_daemon()
    {
        _trace.Show(DecisionState.Active, 0.9, from: 0, to: 1);
        _trace.Show(DecisionState.Active, 0.9, from: 60, to: 70);

        Assert.Equal((60.0, 62.0), (_trace.Occurrences[0].DecidedAt, _trace.Occurrences[0].RaisedAt));
        Assert.Equal(16, _trace.SecondsIn(DecisionState.Active));
    }

    [Fact]
    public void A_watch_that_only_calibrates_never_could_and_has_no_highest_score()
    {
        _trace.Show(DecisionState.Calibrating, 0.9, from: 0, to: 30);

        Assert.Null(_trace.CalibratedAt);
        Assert.Null(_trace.Highest);
        Assert.Equal(30, _trace.SecondsIn(DecisionState.Calibrating));
    }

    [Fact]
    public void The_truth_counts_only_what_could_still_be_raised_before_the_end()
    {
        _trace.Show(DecisionState.Calibrating, 0, from: 0, to: 9);
        _trace.Show(DecisionState.Inactive, 0, from: 10, to: 30);
        PlantedEvent[] truth = [new("cam", "gate", 5, 8), new("cam", "gate", 29.5, 40), new("cam", "oil", 12, 20)];

        var score = TrialScore.Of(_trace, truth, seconds: 30);

        Assert.Equal(new Recall(0, 1), score.Figures.All);
        Assert.Equal([5], score.Missed.Select(one => one.From));
        Assert.Equal(21.0 / 86_400, score.Figures.FalseAlarms!.Days);
    }
}
