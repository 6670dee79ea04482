using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class WidestSpreadTests
{
    private readonly WidestSpread _widest = new();

    [Fact]
    public void Of_the_first_picture_it_is_what_that_says() => Assert.Equal(0.2, After(1, 0.2));

    [Fact]
    public void A_night_after_a_clear_day_is_measured_by_the_day()
    {
        After(3600, 0.22);

        Assert.Equal(0.22, After(36_000, 0.14), 9);
    }

    [Fact]
    public void A_day_after_the_night_raises_it_within_minutes()
    {
        After(3600, 0.14);

        Assert.InRange(After(300, 0.22), 0.21, 0.22);
    }

    [Fact]
    public void One_odd_picture_hardly_counts()
    {
        After(3600, 0.2);

        Assert.InRange(After(1, 0.8), 0.2, 0.211);
    }

    [Fact]
    public void What_was_known_before_a_restart_holds_until_more_is_seen()
    {
        _widest.Restore(0.22);

        Assert.Equal(0.22, After(60, 0.14));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e9)]
    [InlineData(-1)]
    public void What_is_no_spread_teaches_nothing(double nonsense)
    {
        _widest.Restore(nonsense);
        After(60, nonsense);

        Assert.Equal(0, _widest.Value);
        Assert.Equal(0.2, After(1, 0.2));
    }

    private double After(int pictures, double spread)
    {
        for (var i = 0; i < pictures; i++)
            _widest.Learn(spread);
        return _widest.Value;
    }
}
