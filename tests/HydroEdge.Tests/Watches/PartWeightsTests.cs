using HydroEdge.Watches;
using HydroEdge.Web;

namespace HydroEdge.Tests.Watches;

public sealed class PartWeightsTests
{
    private static readonly Departure OfQuery = new(0.5, 10, 2);
    private static readonly Departure OfMargin = new(8, 2, 2);

    [Fact]
    public void A_part_that_dominated_rejected_alarms_counts_for_less()
    {
        var weights = PartWeights.LearntFrom([.. Judged(8, real: false, OfQuery), .. Judged(4, real: true, OfMargin)]);

        Assert.InRange(weights.Query, 0.5, 0.85);
        Assert.Equal(1, weights.Margin);
    }

    [Fact]
    public void The_more_was_judged_the_less_it_counts_but_never_less_than_half()
    {
        var few = PartWeights.LearntFrom([.. Judged(8, real: false, OfMargin), .. Judged(4, real: true, OfQuery)]);
        var many = PartWeights.LearntFrom([.. Judged(32, real: false, OfMargin), .. Judged(32, real: true, OfQuery)]);

        Assert.InRange(few.Margin, 0.51, 0.85);
        Assert.Equal(0.5, many.Margin);
    }

    [Theory]
    [InlineData(6, 3)]
    [InlineData(20, 2)]
    [InlineData(0, 0)]
    public void With_few_verdicts_everything_counts_as_shipped(int rejected, int confirmed) =>
        Assert.Equal(PartWeights.Shipped, PartWeights.LearntFrom([.. Judged(rejected, real: false, OfQuery), .. Judged(confirmed, real: true, OfMargin)]));

    [Fact]
    public void Verdicts_on_alarms_whose_parts_were_not_kept_count_for_nothing() =>
        Assert.Equal(PartWeights.Shipped, PartWeights.LearntFrom([.. Judged(20, real: false, null), .. Judged(20, real: true, null)]));

    [Fact]
    public void Rejected_and_confirmed_alarms_that_are_alike_change_nothing()
    {
        var weights = PartWeights.LearntFrom([.. Judged(12, real: false, OfQuery), .. Judged(12, real: true, OfQuery)]);

        Assert.Equal(1, weights.Query, 0.02);
        Assert.Equal(1, weights.Margin, 0.02);
    }

    [Fact]
    public void What_counts_for_less_departs_less_and_what_lies_below_normal_stays()
    {
        var weights = new PartWeights(0.5, 0.8);

        Assert.Equal(new Departure(2, 3.2, 2), new Departure(4, 4, 2).Under(weights));
        Assert.Equal(new Departure(-3, 1.6, double.NegativeInfinity), new Departure(-3, 2, double.NegativeInfinity).Under(weights));
    }

    [Fact]
    public void Of_what_departs_far_only_so_much_is_taken_as_the_detector_takes() =>
        Assert.Equal(new Departure(3, 30, 20), new Departure(20, 30, 20).Under(new(0.5, 1)));

    [Fact]
    public void A_watch_takes_longer_over_a_part_that_misled_and_says_so()
    {
        var board = new WatchBoard(new TinyEmbedder());
        board.Apply([new() { Id = "w", Query = "query", Contrast = ["contrast"] }]);
        var camera = new CameraFeed(board);
        camera.Show(60, query: 0.1);
        var before = camera.Show(60, query: 0.6);
        camera.Show(120, query: 0.1);

        board.Teach("w", "cam", (_, _) => [.. Judged(32, real: false, OfMargin), .. Judged(32, real: true, OfQuery)]);
        var after = camera.Show(60, query: 0.6);

        Assert.InRange(FramesToRaise(after), 2 * FramesToRaise(before), 6 * FramesToRaise(before));
        Assert.All(before, decision => Assert.Null(decision.Weights));
        Assert.All(after, decision => Assert.Equal(0.5, decision.Weights!.Margin));
        Assert.EndsWith("by verdicts the margin counts 0.5, the query alone 1.0", WatchSetting.Of(WatchKind.Event, after[^1]));
    }

    private static int FramesToRaise(List<Decision> decisions) => decisions.FindIndex(decision => decision.State == DecisionState.Active);

    private static IEnumerable<Exemplar> Judged(int count, bool real, Departure? departed) =>
        Enumerable.Repeat(new Exemplar(real, [], departed), count);
}
