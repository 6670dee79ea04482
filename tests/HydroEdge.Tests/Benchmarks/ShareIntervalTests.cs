using HydroEdge.Benchmarks.Figures;

namespace HydroEdge.Tests.Benchmarks;

public sealed class ShareIntervalTests
{
    // Worked out from the binomial sums in another language.
    [Theory]
    [InlineData(0, 10, 0.0, 0.3085)]
    [InlineData(10, 10, 0.6915, 1.0)]
    [InlineData(5, 10, 0.1871, 0.8129)]
    [InlineData(57, 60, 0.8608, 0.9896)]
    [InlineData(950, 1000, 0.9346, 0.9627)]
    [InlineData(1, 20000, 0.0000013, 0.0002785)]
    public void A_share_has_the_exact_interval_of_Clopper_and_Pearson(int hits, int of, double low, double high)
    {
        var interval = ShareInterval.Of(hits, of);

        Assert.Equal(low, interval.Low, tolerance: Math.Max(1e-4 * low, 5e-5));
        Assert.Equal(high, interval.High, tolerance: Math.Max(1e-4 * high, 5e-5));
    }

    [Fact]
    public void Nothing_tried_tells_nothing() => Assert.Equal(new ShareInterval(0, 1), ShareInterval.Of(0, 0));
}
