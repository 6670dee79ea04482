using HydroEdge.Pipeline;

namespace HydroEdge.Tests.Pipeline;

public sealed class DailyRateTests
{
    // Half of the chi-square quantiles, from another implementation of the incomplete gamma function.
    [Theory]
    [InlineData(0, 0, 3.688879)]
    [InlineData(1, 0.025318, 5.571643)]
    [InlineData(10, 4.795389, 18.390356)]
    [InlineData(100, 81.363991, 121.626794)]
    public void The_interval_is_the_exact_one_of_a_Poisson_count(int count, double low, double high)
    {
        var rate = DailyRate.Of(count, days: 1);

        Assert.Equal((low, high), (Math.Round(rate.Low, 6), Math.Round(rate.High, 6)));
    }

    [Fact]
    public void It_counts_by_the_day()
    {
        var rate = DailyRate.Of(1, days: 10);

        Assert.Equal((0.1, 0.002532, 0.557164), (rate.PerDay, Math.Round(rate.Low, 6), Math.Round(rate.High, 6)));
    }

    [Fact]
    public void A_large_count_has_an_interval_too() =>
        Assert.InRange(DailyRate.Of(5000, days: 1).High, 5130, 5150);
}
