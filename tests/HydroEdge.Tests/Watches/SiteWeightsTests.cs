using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class SiteWeightsTests
{
    private static readonly double[] Defaults = [0.25, 0.3];

    [Fact]
    public void The_weights_are_those_of_the_reference()
    {
        var expected = FeedbackGolden.Read("weights");
        double[][] features = [.. expected.GetProperty("features").EnumerateArray().Select(row => row.EnumerateArray().Select(x => x.GetDouble()).ToArray())];
        bool[] real = [.. expected.GetProperty("real").EnumerateArray().Select(label => label.GetBoolean())];

        var weights = SiteWeights.Fit(features, real, FeedbackGolden.Numbers(expected, "defaults"))!;

        var reference = FeedbackGolden.Numbers(expected, "weights");
        Assert.All(weights.Zip(reference), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
    }

    [Theory]
    [InlineData(9, 5)]
    [InlineData(10, 2)]
    [InlineData(0, 0)]
    public void With_too_few_labels_the_defaults_stay(int labels, int real)
    {
        Assert.Null(SiteWeights.Fit([.. Enumerable.Repeat<double[]>([1, 2], labels)], [.. Labels(labels, real)], Defaults));
    }

    [Fact]
    public void A_feature_that_tells_real_from_false_gains_and_one_that_misleads_loses()
    {
        double[][] features = [.. Enumerable.Range(0, 20).Select(i => (double[])[i < 10 ? 6 : 3, i < 10 ? 3 : 6])];

        var weights = SiteWeights.Fit(features, [.. Labels(20, 10)], Defaults)!;

        Assert.True(weights[0] > Defaults[0] + 0.1);
        Assert.True(weights[1] < Defaults[1] - 0.1);
    }

    [Fact]
    public void Labels_of_one_kind_say_nothing_of_the_features()
    {
        double[][] features = [.. Enumerable.Repeat<double[]>([5, 4], 50)];

        var weights = SiteWeights.Fit(features, [.. Labels(50, 50)], Defaults)!;

        Assert.All(weights.Zip(Defaults), pair => Assert.Equal(pair.Second, pair.First, 0.05));
    }

    [Fact]
    public void Huge_features_and_figures_that_are_no_numbers_do_no_harm()
    {
        double[][] features = [.. Enumerable.Range(0, 30).Select(i => (double[])[i % 2 == 0 ? 1e6 : -1e6, i == 0 ? double.NaN : i])];

        var weights = SiteWeights.Fit(features, [.. Enumerable.Range(0, 30).Select(i => i % 2 == 0)], Defaults)!;

        Assert.All(weights, weight => Assert.True(double.IsFinite(weight)));
    }

    private static IEnumerable<bool> Labels(int count, int real) => Enumerable.Range(0, count).Select(i => i < real);
}
