namespace HydroEdge.Alarms;

/// <summary>The states of ISA-18.2 / IEC 62682, in the order of their letters A to I.</summary>
internal enum AlarmState
{
    Normal,

    /// <summary>Raised, and nobody has acknowledged it.</summary>
    Unack,

    /// <summary>Raised and acknowledged.</summary>
    Ack,

    /// <summary>Returned, and nobody has acknowledged that it was raised.</summary>
    RtnUnack,

    /// <summary>Returned, and waits for a reset.</summary>
    LatchedUnack,

    LatchedAck,

    /// <summary>An operator has set it aside for a time.</summary>
    Shelved,

    /// <summary>Another watch's alarm makes it meaningless (by design).</summary>
    Suppressed,

    /// <summary>Taken out for maintenance, or out of the configuration.</summary>
    OutOfService,
}
