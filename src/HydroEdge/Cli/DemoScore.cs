using HydroEdge.Watches;

namespace HydroEdge.Cli;

/// <summary>Holds what was heard on the bus against what truly happened in the clips.</summary>
internal static class DemoScore
{
    /// <summary>One row per planted event that had time to be raised in <paramref name="seconds"/>, then one per raise that belongs to none.</summary>
    /// <param name="seconds">How long the cameras were watched.</param>
    public static IReadOnlyList<DemoRow> Rows(
        IReadOnlyList<PlantedEvent> truth, IReadOnlyList<RaisedAlarm> raised, IReadOnlyList<WatchOptions> watches, double seconds)
    {
        var delays = watches.ToDictionary(watch => watch.Id, watch => (watch.OnDelay + watch.OffDelay).TotalSeconds);
        var match = TruthMatch.Of(truth, raised, watches);
        return
        [
            .. from one in match.Events
               where one.IsFound || one.Planted.To + delays.GetValueOrDefault(one.Planted.Watch) <= seconds
               select new DemoRow(one.Planted.Camera, one.Planted.Watch, one.Planted, one.Raised is [var first, ..] ? first : null, one.Raised.Count),
            .. match.Strays.Select(raise => new DemoRow(raise.Camera, raise.Watch, null, raise, 1)),
        ];
    }

    /// <summary>Every planted event that was due was raised, and nothing else.</summary>
    public static bool Passed(IReadOnlyList<DemoRow> rows) => rows.All(row => row is { Planted: not null, Raised: not null });
}
