namespace HydroEdge.Alarms;

/// <summary>Where and when an event was committed, for whoever has to put events of clocks that jumped into order.</summary>
/// <param name="MonoMs">Milliseconds since the machine's boot.</param>
internal sealed record Stamp(string BootId, long MonoMs, TimeQuality TimeQuality, string ConfigHash)
{
    public static Stamp Now(TimeProvider clock, string configHash) =>
        new(ThisNode.BootId, (long)clock.GetElapsedTime(0).TotalMilliseconds, ClockTrust.Now, configHash);

    /// <summary>What has to be added to a time taken with this stamp, seen from a later moment of the same boot; null unless the clock was set in between.</summary>
    public TimeSpan? OffsetOf(DateTimeOffset at, Stamp later, DateTimeOffset laterAt) =>
        TimeQuality == TimeQuality.Unsynced && later.TimeQuality == TimeQuality.Synced && later.BootId == BootId
            ? laterAt - at - TimeSpan.FromMilliseconds(later.MonoMs - MonoMs)
            : null;
}
