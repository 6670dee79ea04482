using System.Runtime.InteropServices;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class LeastLeadTests
{
    private const double FarBehind = -1.5;

    private readonly LeastLead _leads = new();

    [Fact]
    public void A_camera_that_is_not_known_yet_asks_for_the_most()
    {
        Assert.Equal(LeastLead.Most, _leads.Share);
        Assert.Equal(LeastLead.Most, After(3000, FarBehind));
    }

    [Theory]
    [InlineData(-1.5, 0)]
    [InlineData(-1.25, 0)]
    [InlineData(-1.15, 0.1)]
    [InlineData(-1.05, 0.16)]
    [InlineData(-0.5, 0.16)]
    [InlineData(0.5, 0.16)]
    [InlineData(9, 0.16)]
    [InlineData(-99, 0)]
    public void The_nearer_the_query_usually_comes_the_more_it_has_to_lead(double usual, double expected) =>
        Assert.Equal(expected, After(7200, usual), 0.001);

    [Theory]
    [InlineData(0.01, 0)]
    [InlineData(0.03, LeastLead.Most)]
    public void What_it_does_for_less_than_a_fiftieth_of_the_time_is_not_usual(double share, double expected)
    {
        After(36_000 * share, 0.3);

        Assert.Equal(expected, After(36_000 * (1 - share), FarBehind));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(0.2)]
    public void It_counts_seconds_and_not_frames(double seconds)
    {
        Show(FarBehind, seconds, frames: (int)(3000 / seconds));
        Assert.Equal(LeastLead.Most, _leads.Share);

        Show(FarBehind, seconds, frames: (int)(2000 / seconds));
        Assert.Equal(0, _leads.Share);
    }

    [Fact]
    public void What_was_usual_long_ago_fades()
    {
        After(30 * 86_400, 0.3);
        Assert.Equal(LeastLead.Most, After(14 * 86_400, FarBehind));

        Assert.Equal(0, After(46 * 86_400, FarBehind));
    }

    [Fact]
    public void It_goes_on_from_what_was_known()
    {
        After(7200, -1.15);
        var again = new LeastLead();

        again.Restore(_leads.Record());

        Assert.Equal(_leads.Share, again.Share);
        Assert.InRange(again.Share, 0.05, 0.15);
    }

    [Fact]
    public void A_record_that_makes_no_sense_is_left_aside()
    {
        After(7200, FarBehind);
        var before = _leads.Record();

        foreach (var record in new byte[][] { [], [1, 2, 3], new byte[8], Filled(-1), Filled(double.NaN), Filled(double.PositiveInfinity), Filled(double.MaxValue) })
        {
            _leads.Restore(record);
            Assert.Equal(before, _leads.Record());
        }

        Assert.Equal(0, After(7200, double.NaN));
    }

    private byte[] Filled(double value) => MemoryMarshal.AsBytes<double>([.. Enumerable.Repeat(value, _leads.Record().Length / sizeof(double))]).ToArray();

    private double After(double seconds, double ahead)
    {
        Show(ahead, 10, (int)(seconds / 10));
        return _leads.Share;
    }

    private void Show(double ahead, double seconds, int frames)
    {
        for (var i = 0; i < frames; i++)
            _leads.Learn(ahead, seconds);
    }
}
