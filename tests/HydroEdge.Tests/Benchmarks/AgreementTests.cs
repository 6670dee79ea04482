using HydroEdge.Benchmarks.Backtest;
using HydroEdge.Cli;

namespace HydroEdge.Tests.Benchmarks;

public sealed class AgreementTests
{
    [Fact]
    public void Occurrences_within_ten_seconds_are_the_same_each_at_most_once()
    {
        var alone = new List<(double At, string Side)>();

        Assert.Equal(2, Agreement.Pairs(At(10, 100, 300), At(20, 21, 111, 295), (one, side) => alone.Add((one.At, side))));
        Assert.Equal([(21, "told"), (100, "live"), (111, "told")], alone);
    }

    [Fact]
    public void Agreement_counts_what_either_side_has_alone() =>
        Assert.Equal(0.8, new Agreement(Live: 4, Told: 6, Same: 4, SecondsApart: 0, Seconds: 100).Share, 6);

    private static RaisedAlarm[] At(params double[] seconds) => [.. seconds.Select(second => new RaisedAlarm("gate", "open", second, null))];
}
