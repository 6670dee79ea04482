using HydroEdge.Alarms;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Alarms;

public sealed class HeldEntriesTests
{
    private readonly HeldEntries _held = new();

    [Fact]
    public void What_was_sent_gives_way_first()
    {
        Fill(Samples.Watch());
        _held.MarkSent(_held.All[5].Entry, Samples.Noon);

        Assert.Null(_held.Add(Entry(9_999, Samples.Watch())));

        Assert.DoesNotContain(_held.All, held => held.Entry.Seq == 6);
        Assert.Equal(HeldEntries.Most, _held.Unsent);
    }

    [Fact]
    public void A_hit_gives_way_before_an_alarm()
    {
        Fill(Samples.Watch(), hitAt: 700);

        Assert.Equal(700, _held.Add(Entry(9_999, Samples.Watch()))?.Seq);
    }

    [Fact]
    public void When_all_are_unsent_alarms_the_oldest_gives_way_and_is_named()
    {
        Fill(Samples.Watch());

        Assert.Equal(1, _held.Add(Entry(9_999, Samples.Watch()))?.Seq);

        Assert.Equal(HeldEntries.Most, _held.All.Count);
        Assert.Equal(9_999, _held.All[^1].Entry.Seq);
    }

    private void Fill(WatchOptions watch, int hitAt = 0)
    {
        for (var seq = 1; seq <= HeldEntries.Most; seq++)
            _held.Add(Entry(seq, seq == hitAt ? Samples.HitWatch() : watch));
    }

    private static OutboxEntry Entry(long seq, WatchOptions watch) => new("01S", seq, $"01M{seq}", Samples.Event(watch));
}
