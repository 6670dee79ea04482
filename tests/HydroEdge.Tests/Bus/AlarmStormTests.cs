using System.Text.Json.Nodes;
using HydroEdge.Alarms;
using HydroEdge.Tests.Alarms;
using HydroEdge.Tests.Support;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Bus;

/// <summary>Every alarm of a large plant raised within one second, in an order drawn by chance.</summary>
public sealed class AlarmStormTests
{
    private const int Seed = 20_261_125;
    private const int Annunciated = 10;
    private const int MediumAnnunciated = 20;

    private readonly FakeClock _clock = new();

    [Fact(Timeout = 600_000)]
    public async Task S36_A_thousand_alarms_in_a_second_are_all_told_and_only_the_lesser_ones_are_mute()
    {
        var count = Long.Count(100, 1_000);
        WatchOptions[] watches = [.. Enumerable.Range(0, count).Select(Alarm)];
        await using var broker = new FakeBroker();
        await using var plant = new Plant(broker.Address, _clock, bus => bus with { EventsPerSecond = 10_000 }, watches: watches);
        await plant.StartAsync();
        new Random(Seed).Shuffle(watches);

        foreach (var watch in watches)
        {
            _clock.Advance(TimeSpan.FromSeconds(1.0 / count));
            plant.Desk.Consider(Samples.Decided(DecisionState.Active, _clock.GetUtcNow(), watch.Id), () => null);
        }

        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);
        var events = broker.Publishes.Where(publish => publish.Topic.Contains("/event/")).Select(publish => publish.Data).ToList();
        var raises = events.Where(data => (string?)data["transition"] == "activated").ToDictionary(data => (string)data["watch"]!);
        Assert.Equal(count, raises.Count);
        Assert.All(events.GroupBy(data => (string)data["stream"]!), stream =>
            Assert.Equal(Enumerable.Range(1, stream.Count()).Select(seq => (long)seq), stream.Select(data => (long)data["seq"]!)));
        Assert.Single(events, data => (string?)data["kind"] == "flood_began");
        Assert.All(watches.Index(), raised => AssertByTheRules(raises[raised.Item.Id], raised.Index));

        AfterTheFlood(plant);
        LongReport.Write($"{count} alarms of four priorities raised within a second", Seed,
            $"{events.Count} events, all received in order; muted: {raises.Values.Count(data => !(bool)data["annunciate"]!)}, none of them high or critical");
    }

    private static WatchOptions Alarm(int number)
    {
        var watch = Samples.Watch($"w{number}", onDelay: 0);
        var (severity, minutes) = (number % 4) switch
        {
            0 => (Severity.Minor, 20),
            1 => (Severity.Major, 20),
            2 => (Severity.Severe, 20),
            _ => (Severity.Severe, 5),
        };
        return watch with { Alarm = watch.Alarm! with { Severity = severity, TimeToRespond = TimeSpan.FromMinutes(minutes) } };
    }

    /// <param name="before">Alarms that were raised before it.</param>
    private static void AssertByTheRules(JsonNode raise, int before)
    {
        var annunciated = (string?)raise["priority"] switch
        {
            "low" => before < Annunciated,
            "medium" => before < MediumAnnunciated,
            _ => true,
        };
        Assert.Equal((annunciated, before >= Annunciated), ((bool)raise["annunciate"]!, (bool)raise["flood"]!));
    }

    private void AfterTheFlood(Plant plant)
    {
        _clock.Advance(TimeSpan.FromMinutes(11));
        plant.Desk.Tick();
        Assert.False(plant.Desk.Load.Flood);
        Assert.DoesNotContain(plant.Desk.Now, alarm => !alarm.Annunciates);
    }
}
