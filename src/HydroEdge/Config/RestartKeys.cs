namespace HydroEdge.Config;

/// <summary>The settings that the running daemon cannot take up: all but cameras, watches and the budget.</summary>
internal static class RestartKeys
{
    private static readonly string[] Live = ["cameras", "false_alarms_per_day"];

    /// <summary>The keys that differ and wait for a restart, such as <c>bus.broker</c>.</summary>
    public static IReadOnlyList<string> Between(HydroEdgeOptions running, HydroEdgeOptions wanted) =>
        [.. OptionShape.Of(typeof(HydroEdgeOptions)).Keys.Where(key => !Live.Contains(key.Name)).SelectMany(key => Differing(key, running, wanted))];

    /// <summary>What can be taken up now: what runs, with the wanted cameras, watches and budget.</summary>
    public static HydroEdgeOptions LivePart(HydroEdgeOptions running, HydroEdgeOptions wanted) => running with
    {
        Cameras = wanted.Cameras,
        Watches = wanted.Watches,
        FalseAlarmsPerDay = wanted.FalseAlarmsPerDay,
        Hash = wanted.Hash,
    };

    private static IEnumerable<string> Differing(OptionKey key, HydroEdgeOptions running, HydroEdgeOptions wanted)
    {
        var (before, after) = (key.Property.GetValue(running)!, key.Property.GetValue(wanted)!);
        if (key.Shape is not { } section)
            return Same(before, after) ? [] : [key.Name];
        return section.Keys
            .Where(inner => !Same(inner.Property.GetValue(before), inner.Property.GetValue(after)))
            .Select(inner => $"{key.Name}.{inner.Name}");
    }

    private static bool Same(object? before, object? after) =>
        before is IReadOnlyList<string> some && after is IReadOnlyList<string> others ? some.SequenceEqual(others) : Equals(before, after);
}
