using HydroEdge.Alarms;

namespace HydroEdge.Tests.Alarms;

public sealed class StampTests
{
    private static readonly DateTimeOffset Wrong = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Stamp Unset = new("boot", 10_000, TimeQuality.Unsynced, "0123456789ab");

    [Fact]
    public void A_time_from_before_the_clock_was_set_is_told_with_what_it_lacks()
    {
        var set = Unset with { MonoMs = 70_000, TimeQuality = TimeQuality.Synced };

        Assert.Equal(TimeSpan.FromDays(9_000), Unset.OffsetOf(Wrong, set, Wrong.AddDays(9_000).AddSeconds(60)));
    }

    [Theory]
    [InlineData("other boot", "synced", "unsynced")]
    [InlineData("boot", "unsynced", "unsynced")]
    [InlineData("boot", "holdover", "unsynced")]
    [InlineData("boot", "synced", "synced")]
    public void Nothing_is_known_across_a_boot_nor_before_the_clock_is_set_and_nothing_lacks_of_one_that_was(string bootId, string later, string then)
    {
        var stamp = Unset with { TimeQuality = Enum.Parse<TimeQuality>(then, ignoreCase: true) };

        Assert.Null(stamp.OffsetOf(Wrong, new Stamp(bootId, 70_000, Enum.Parse<TimeQuality>(later, ignoreCase: true), ""), Wrong.AddDays(1)));
    }
}
