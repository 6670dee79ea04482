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

    [Fact]
    public void The_narrowest_half_does_not_care_what_two_fifths_of_the_values_are()
    {
        double[] values = [.. Enumerable.Range(0, 60).Select(i => i % 5 < 2 ? 5 + i : (i % 7 - 3) / 10.0)];

        var (centre, deviation) = Statistics.NarrowestHalf(values);

        Assert.InRange(centre, -0.15, 0.15);
        Assert.InRange(deviation, 0.1, 0.3);
    }

    [Fact]
    public void A_single_value_is_its_own_narrowest_half() => Assert.Equal((3, 0), Statistics.NarrowestHalf([3.0]));

    [Fact]
    public void Of_a_normal_scatter_the_narrowest_half_gives_median_and_MAD()
    {
        var random = new Random(1);
        double[] values = [.. Enumerable.Range(0, 20_000).Select(_ => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6)];

        var (centre, deviation) = Statistics.NarrowestHalf(values);

        Assert.Equal(0, centre, 0.1);
        Assert.Equal(0.6745, deviation, 0.03);
    }
}
