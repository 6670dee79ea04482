using HydroEdge.Watches;

namespace HydroEdge.Alarms;

/// <summary>How one alarm behaves, as its watch says.</summary>
/// <param name="AckRequired">Its return alone does not end it; a hit's does.</param>
/// <param name="RealarmAfter">Zero: never.</param>
internal readonly record struct AlarmRules(TimeSpan OnDelay, TimeSpan OffDelay, bool AckRequired, bool Latch, TimeSpan RealarmAfter)
{
    public static AlarmRules Of(WatchOptions watch) => new(
        watch.OnDelay, watch.OffDelay, watch.Alarm?.AckRequired ?? false, watch.Alarm?.Latch ?? false, watch.Alarm?.RealarmAfter ?? TimeSpan.Zero);
}
