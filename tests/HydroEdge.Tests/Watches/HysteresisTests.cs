using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class HysteresisTests
{
    // Less of a lead says nothing, see Sighting.Lead.
    private const double AHair = 0.05;

    [Theory]
    [InlineData(20261128)]
    [InlineData(20261129)]
    public void S27_A_score_between_its_two_limits_never_changes_a_state(int seed)
    {
        var between = Between(WatchKind.State, seed);

        Assert.All(between, pair => Assert.Equal(pair.Before.State, pair.After.State));
        Assert.Contains(between, pair => pair.After.State == DecisionState.Active);
        Assert.Contains(between, pair => pair.After.State == DecisionState.Inactive);
    }

    // What a contrast describes as well is over, however much evidence is left.
    [Theory]
    [InlineData(20261126)]
    [InlineData(20261127)]
    public void S27_A_score_between_its_two_limits_never_begins_an_event_and_ends_none_that_the_query_describes_clearly_best(int seed)
    {
        var between = Between(WatchKind.Event, seed);

        Assert.All(between, pair => Assert.True(pair.Before.State == pair.After.State || (pair.Before.State == DecisionState.Active && pair.After.Margin <= AHair)));
        Assert.Contains(between, pair => pair.After.State == DecisionState.Active);
        Assert.Contains(between, pair => pair.After.State == DecisionState.Inactive);
    }

    /// <summary>Pairs of decisions in a row of which the second scored between its limits, on a camera whose picture wanders.</summary>
    private static List<(Decision Before, Decision After)> Between(WatchKind kind, int seed)
    {
        var board = new WatchBoard(new TinyEmbedder());
        board.Apply([new WatchOptions { Id = "w", Query = "query", Contrast = ["contrast"], Kind = kind }]);
        var (camera, random) = (new CameraFeed(board), new Random(seed));
        var decisions = camera.Show(60, query: 0.1);
        for (var stretch = 0; stretch < 120; stretch++)
            decisions.AddRange(camera.Show(1 + random.Next(15), query: 0.1 + (0.5 * random.NextDouble())));

        var decided = decisions.Where(decision => decision.State is DecisionState.Active or DecisionState.Inactive).ToList();
        return [.. decided.Zip(decided.Skip(1)).Where(pair => pair.Second.Score >= pair.Second.OffScore && pair.Second.Score < pair.Second.OnScore)];
    }
}
