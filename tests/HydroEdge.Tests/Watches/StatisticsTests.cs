using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class StatisticsTests
{
    [Theory]
    [InlineData(new[] { 0.4f }, 0.4f)]
    [InlineData(new[] { 0.4f, 0.1f, 0.3f, 0.2f }, 0.3f)]
    [InlineData(new[] { 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.9f, 0.9f }, 0.1f)]
    public void Three_quarters_of_the_values_do_not_exceed_the_upper_quartile(float[] values, float expected) =>
        Assert.Equal(expected, Statistics.UpperQuartile(values));

    [Fact]
    public void The_median_and_the_upper_quartile_are_where_they_stand_once_all_is_sorted()
    {
        var random = new Random(2);
        for (var length = 1; length < 100; length++)
        {
            // Many are equal, as deviations are that were clipped.
            float[] values = [.. Enumerable.Range(0, length).Select(_ => random.Next(length % 3 == 0 ? 4 : 1_000) / 7f)];
            float[] sorted = [.. values.Order()];

            Assert.Equal(sorted[length / 2], Statistics.Median<float>([.. values]));
            Assert.Equal(sorted[(3 * length + 3) / 4 - 1], Statistics.UpperQuartile([.. values]));
        }
    }

    [Fact]
    public void Where_some_values_are_no_numbers_the_median_comes_to_an_end() => Statistics.Median<float>([float.NaN, 1, float.NaN, 3, 2, float.NaN, 0]);

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
