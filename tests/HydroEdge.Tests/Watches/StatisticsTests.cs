using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class StatisticsTests
{
    [Fact]
    public void The_soft_maximum_does_not_grow_with_the_number_of_values() =>
        Assert.Equal(
            Statistics.LogMeanExp([0.1f, 0.4f], 0.05f), Statistics.LogMeanExp([0.1f, 0.4f, 0.1f, 0.4f], 0.05f), 1e-6f);

    [Fact]
    public void The_soft_maximum_lies_between_mean_and_maximum()
    {
        Assert.Equal(0.25f, Statistics.LogMeanExp([0.1f, 0.4f], 1e3f), 1e-4f);
        Assert.Equal(0.4f, Statistics.LogMeanExp([0.1f, 0.4f], 1e-4f), 1e-3f);
    }

    [Theory]
    [InlineData(2, new[] { 9.0, 1, 2 })]
    [InlineData(1.5, new[] { 9.0, 1, 2, 0 })]
    public void Half_of_the_values_lie_below_the_median(double expected, double[] values) =>
        Assert.Equal(expected, Statistics.Median(values));
}
