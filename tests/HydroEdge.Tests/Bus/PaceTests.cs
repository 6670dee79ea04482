using HydroEdge.Bus;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Bus;

public sealed class PaceTests
{
    [Fact]
    public void A_second_s_worth_may_go_at_once_and_then_so_many_a_second()
    {
        var clock = new FakeClock();
        var pace = new Pace(() => 10, clock);

        var atOnce = Take(pace);
        clock.Advance(TimeSpan.FromMilliseconds(500));
        var afterHalfASecond = Take(pace);
        clock.Advance(TimeSpan.FromHours(1));
        var afterAnHour = Take(pace);

        Assert.Equal((10, 5, 10), (atOnce, afterHalfASecond, afterAnHour));
        Assert.InRange(pace.Wait.TotalMilliseconds, 50, 100);
    }

    private static int Take(Pace pace)
    {
        var taken = 0;
        for (; pace.Wait == TimeSpan.Zero; taken++)
            pace.Take();
        return taken;
    }
}
