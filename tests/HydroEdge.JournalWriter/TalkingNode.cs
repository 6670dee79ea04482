using HydroEdge.Tests.Alarms;
using HydroEdge.Tests.Bus;

namespace HydroEdge.JournalWriter;

/// <summary>All of a daemon that stands between a decision and the broker, in both lanes and in a hurry.</summary>
internal static class TalkingNode
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(5);

    public static async Task RunAsync(string stateFolder, string broker)
    {
        await using var plant = new Plant(broker, stateFolder: stateFolder, options: bus => bus with { EventsPerSecond = 1_000 });
        await plant.StartAsync();
        for (var i = 0; ; i++)
        {
            var entry = plant.Happens((i % 3) switch { 0 => Samples.CriticalWatch(), 1 => Samples.Watch(), _ => Samples.HitWatch() });
            Console.WriteLine($"{entry.Stream} {entry.Seq}");
            await Task.Delay(Breath);
        }
    }
}
