namespace HydroEdge.Alarms;

/// <summary>How far the machine's clock can be trusted.</summary>
internal enum TimeQuality
{
    /// <summary>Nothing has set the clock since the boot.</summary>
    Unsynced,

    /// <summary>It was set by a time server and is not any more.</summary>
    Holdover,

    Synced,
}
