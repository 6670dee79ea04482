namespace HydroEdge.Alarms;

/// <summary>What happened to an alarm.</summary>
internal enum AlarmTransition
{
    /// <summary>Raised: a new occurrence.</summary>
    Activated,

    /// <summary>The condition is over.</summary>
    Returned,

    /// <summary>Quality changed: the input was lost, or came back.</summary>
    QualityChanged,

    /// <summary>Taken out of service for maintenance; or its watch was taken out of the configuration.</summary>
    OutOfService,

    Acknowledged,

    /// <summary>The occurrence is over: returned, acknowledged as far as it must be, and reset as far as it must be.</summary>
    Cleared,

    /// <summary>A latched alarm was let go.</summary>
    Reset,

    Shelved,

    /// <summary>Another watch's alarm makes it meaningless.</summary>
    Suppressed,

    /// <summary>No longer shelved, suppressed or out of service.</summary>
    Restored,

    /// <summary>Acknowledged long ago and still there: annunciated again.</summary>
    Realarmed,
}
