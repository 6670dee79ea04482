using HydroEdge.Cli;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Cli;

public sealed class TruthMatchTests
{
    private static readonly WatchOptions[] Watches =
        [new() { Id = "gate", OnDelay = TimeSpan.FromSeconds(1), OffDelay = TimeSpan.FromSeconds(4) }];

    private static readonly PlantedEvent Planted = new("cam", "gate", 25, 40);

    [Theory]
    [InlineData(22.9, false)]
    [InlineData(23.1, true)]
    [InlineData(44.9, true)]
    [InlineData(45.1, false)]
    public void A_raise_counts_from_two_seconds_before_the_event_until_the_delays_after_it(double at, bool counts)
    {
        var match = TruthMatch.Of([Planted], [Raise(at)], Watches);

        Assert.Equal(counts, match.Events[0].IsFound);
        Assert.Equal(counts ? 0 : 1, match.Strays.Count);
    }

    [Theory]
    [InlineData(14.9, false)]
    [InlineData(15.1, true)]
    public void A_state_may_be_told_as_early_as_a_change_of_it_may_lie_beside_the_true_one(double at, bool counts) =>
        Assert.Equal(counts, TruthMatch.Of([Planted with { Strength = PlantedStrength.State }], [Raise(at)], Watches).Events[0].IsFound);

    [Fact]
    public void The_first_of_several_raises_gives_the_delays_and_none_of_them_is_a_stray()
    {
        var match = TruthMatch.Of([Planted], [Raise(35), Raise(27.5, decided: 26.5)], Watches);

        Assert.Equal(2, match.Events[0].Raised.Count);
        Assert.Equal(2.5, match.Events[0].RaiseDelay);
        Assert.Equal(1.5, match.Events[0].DecisionDelay);
        Assert.Empty(match.Strays);
    }

    [Fact]
    public void Another_camera_or_another_watch_explains_nothing()
    {
        var match = TruthMatch.Of([Planted], [new("other", "gate", 27, null), new("cam", "oil", 26, null)], Watches);

        Assert.False(match.Events[0].IsFound);
        Assert.Equal(["oil", "gate"], match.Strays.Select(stray => stray.Watch));
    }

    [Fact]
    public void The_score_tells_strong_from_weak_and_measures_delays_over_what_was_found()
    {
        PlantedEvent[] truth =
        [
            Planted with { Strength = PlantedStrength.Strong },
            Planted with { From = 100, To = 120, Strength = PlantedStrength.Strong },
            Planted with { From = 200, To = 210, Strength = PlantedStrength.Weak },
            Planted with { From = 300, To = 310 },
        ];
        RaisedAlarm[] raised = [Raise(28, 27), Raise(106, 105), Raise(308, 307), Raise(250)];
        var match = TruthMatch.Of(truth, raised, Watches);

        var score = TruthScore.Of(match.Events, match.Strays.Count, wrongChanges: null, days: 0.5);

        Assert.Equal((new Recall(3, 4), new Recall(2, 2), new Recall(0, 1)), (score.All, score.Strong, score.Weak));
        Assert.Equal(new DelayFigures(5, 7), score.Decision);
        Assert.Equal(new DelayFigures(6, 8), score.Raise);
        Assert.Equal(2, score.FalseAlarms!.PerDay);
        Assert.Null(score.WrongChanges);
    }

    [Fact]
    public void With_nothing_planted_there_is_no_recall_and_no_delay()
    {
        var score = TruthScore.Of([], falseAlarms: 0, wrongChanges: 1, days: 2);

        Assert.Null(score.All.Share);
        Assert.Null(score.Raise);
        Assert.Equal(0.5, score.WrongChanges!.PerDay);
    }

    [Fact]
    public void The_median_of_an_even_number_of_delays_lies_between_the_middle_two() =>
        Assert.Equal(new DelayFigures(2.5, 9), DelayFigures.Of([9, null, 1, 2, 3]));

    private static RaisedAlarm Raise(double at, double? decided = null) => new("cam", "gate", at, null, decided);
}
