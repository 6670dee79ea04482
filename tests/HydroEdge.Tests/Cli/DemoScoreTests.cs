using HydroEdge.Cli;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Cli;

public sealed class DemoScoreTests
{
    private static readonly WatchOptions[] Watches =
        [new() { Id = "gate", OnDelay = TimeSpan.FromSeconds(1), OffDelay = TimeSpan.FromSeconds(4) }];

    private static readonly PlantedEvent Planted = new("spillway", "gate", 25, 40);

    [Fact]
    public void An_event_raised_in_time_passes_and_its_latency_counts_from_its_beginning()
    {
        var rows = DemoScore.Rows([Planted], [Raise(27.5)], Watches, seconds: 60);

        Assert.True(DemoScore.Passed(rows));
        Assert.Equal(2.5, Assert.Single(rows).Latency!.Value, 3);
    }

    [Theory]
    [InlineData(22.9)]
    [InlineData(45.1)]
    public void A_raise_outside_the_event_and_its_delays_is_not_planted(double at)
    {
        var rows = DemoScore.Rows([Planted], [Raise(30), Raise(at)], Watches, seconds: 60);

        Assert.False(DemoScore.Passed(rows));
        Assert.Null(rows[^1].Planted);
    }

    [Theory]
    [InlineData(23.1)]
    [InlineData(44.9)]
    public void A_raise_at_the_very_edge_counts(double at) =>
        Assert.True(DemoScore.Passed(DemoScore.Rows([Planted], [Raise(at)], Watches, seconds: 60)));

    [Fact]
    public void A_missed_event_fails() =>
        Assert.False(DemoScore.Passed(DemoScore.Rows([Planted], [], Watches, seconds: 60)));

    [Fact]
    public void An_event_that_the_run_was_too_short_for_is_not_held_against_it()
    {
        var rows = DemoScore.Rows([Planted, Planted with { From = 50, To = 58 }], [Raise(26)], Watches, seconds: 60);

        Assert.Single(rows);
        Assert.True(DemoScore.Passed(rows));
    }

    [Fact]
    public void Another_camera_or_another_watch_explains_nothing()
    {
        var raised = new[] { new RaisedAlarm("intake", "gate", 27, null), new RaisedAlarm("spillway", "oil", 27, null) };

        var rows = DemoScore.Rows([Planted], raised, Watches, seconds: 60);

        Assert.Equal(3, rows.Count);
        Assert.False(DemoScore.Passed(rows));
    }

    [Fact]
    public void A_run_in_which_nothing_was_planted_and_nothing_rang_passes() =>
        Assert.True(DemoScore.Passed(DemoScore.Rows([], [], Watches, seconds: 60)));

    private static RaisedAlarm Raise(double at) => new("spillway", "gate", at, null);
}
