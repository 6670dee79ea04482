using HydroEdge.Alarms;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Alarms;

public sealed class UlidsTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public void A_ulid_is_26_crockford_characters_that_begin_with_the_time()
    {
        var ulid = new Ulids(_clock).Next();

        Assert.Matches("^[0-7][0-9A-HJKMNP-TV-Z]{25}$", ulid);
        Assert.Equal(_clock.GetUtcNow().ToUnixTimeMilliseconds(), Time(ulid));
    }

    [Fact]
    public void Each_sorts_after_the_one_before_whatever_the_clock_does()
    {
        var ulids = new Ulids(_clock);
        var made = new List<string>();
        foreach (var milliseconds in (int[])[0, 0, 1, 0, -5_000, 1, 0, 60_000, -86_400_000, 1])
        {
            _clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
            made.AddRange(Enumerable.Range(0, 100).Select(_ => ulids.Next()));
        }

        Assert.Equal(made.Order(StringComparer.Ordinal), made);
        Assert.Equal(made.Count, made.Distinct().Count());
    }

    [Fact]
    public void Two_generators_at_the_same_moment_do_not_meet()
    {
        var made = Enumerable.Range(0, 1_000).Select(_ => new Ulids(_clock).Next());

        Assert.Equal(1_000, made.Distinct().Count());
    }

    private static long Time(string ulid) => ulid[..10].Aggregate(
        0L, (time, letter) => time * 32 + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".IndexOf(letter, StringComparison.Ordinal));
}
