using HydroEdge.Watches;

namespace HydroEdge.Cli;

/// <summary>Holds what was heard on the bus against what truly happened in the clips.</summary>
internal static class DemoScore
{
    /// <summary>A raise this long before the planted beginning still counts: people and renderers disagree by as much.</summary>
    private const double Early = 2;

    /// <summary>One row per planted event that had time to be raised in <paramref name="seconds"/>, then one per raise that belongs to none.</summary>
    /// <param name="seconds">How long the cameras were watched.</param>
    public static IReadOnlyList<DemoRow> Rows(
        IReadOnlyList<PlantedEvent> truth, IReadOnlyList<RaisedAlarm> raised, IReadOnlyList<WatchOptions> watches, double seconds)
    {
        var delays = watches.ToDictionary(watch => watch.Id, watch => (watch.OnDelay + watch.OffDelay).TotalSeconds);
        var claimed = new HashSet<RaisedAlarm>();
        var rows = new List<DemoRow>();
        foreach (var planted in truth.OrderBy(planted => planted.From))
        {
            var until = planted.To + delays.GetValueOrDefault(planted.Watch);
            var mine = raised
                .Where(raise => raise.Camera == planted.Camera && raise.Watch == planted.Watch)
                .Where(raise => raise.At >= planted.From - Early && raise.At <= until)
                .OrderBy(raise => raise.At)
                .ToArray();
            claimed.UnionWith(mine);
            if (mine.Length > 0)
                rows.Add(new DemoRow(planted.Camera, planted.Watch, planted, mine[0], mine.Length));
            else if (until <= seconds)
                rows.Add(new DemoRow(planted.Camera, planted.Watch, planted, null, 0));
        }

        var strays = raised.Where(raise => !claimed.Contains(raise)).OrderBy(raise => raise.At);
        return [.. rows, .. strays.Select(raise => new DemoRow(raise.Camera, raise.Watch, null, raise, 1))];
    }

    /// <summary>Every planted event that was due was raised, and nothing else.</summary>
    public static bool Passed(IReadOnlyList<DemoRow> rows) => rows.All(row => row is { Planted: not null, Raised: not null });
}
