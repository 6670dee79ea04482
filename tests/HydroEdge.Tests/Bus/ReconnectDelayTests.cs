using HydroEdge.Bus;

namespace HydroEdge.Tests.Bus;

public sealed class ReconnectDelayTests
{
    private readonly ReconnectDelay _delay = new(new Random(7));

    [Fact]
    public void S8_It_grows_from_a_second_to_a_minute_give_or_take_a_fifth()
    {
        double[] expected = [1, 2, 4, 8, 16, 32, 60, 60, 60];

        Assert.All(expected, seconds => Assert.InRange(After(LinkEndKind.Lost), Math.Max(1, seconds * 0.8), seconds * 1.2));
    }

    [Fact]
    public void After_a_healthy_minute_it_begins_anew()
    {
        for (var i = 0; i < 8; i++)
            After(LinkEndKind.Lost);

        Assert.InRange(After(LinkEndKind.Lost, connectedSeconds: 59), 48, 72);
        Assert.InRange(After(LinkEndKind.Lost, connectedSeconds: 60), 1, 1.2);
    }

    [Fact]
    public void Where_we_are_not_let_in_it_begins_with_half_a_minute()
    {
        Assert.InRange(After(LinkEndKind.Unauthorised), 24, 36);
        Assert.InRange(After(LinkEndKind.Unauthorised), 48, 72);
    }

    [Fact]
    public void Where_another_has_our_name_it_is_never_less_than_a_minute()
    {
        Assert.All(Enumerable.Range(0, 20), _ => Assert.InRange(After(LinkEndKind.TakenOver), 60, 72));
    }

    [Fact]
    public void Two_nodes_do_not_come_back_together()
    {
        var other = new ReconnectDelay(new Random(8));

        Assert.NotEqual(After(LinkEndKind.Unauthorised), other.After(LinkEndKind.Unauthorised, TimeSpan.Zero).TotalSeconds);
    }

    private double After(LinkEndKind end, double connectedSeconds = 0) => _delay.After(end, TimeSpan.FromSeconds(connectedSeconds)).TotalSeconds;
}
