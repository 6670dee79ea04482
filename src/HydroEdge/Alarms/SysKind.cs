namespace HydroEdge.Alarms;

/// <summary>What <see cref="SysEvent"/> tells of.</summary>
internal enum SysKind
{
    /// <summary>The daemon has started.</summary>
    Started,

    /// <summary>The daemon stops as it was told to.</summary>
    Stopped,

    ConfigApplied,
    ConfigRejected,

    /// <summary>A command was carried out or refused.</summary>
    Command,

    /// <summary>Events are missing that will never come.</summary>
    Gap,

    /// <summary>The journal was damaged: a new one with new streams takes its place.</summary>
    OutboxRecreated,

    /// <summary>The disk took events again that had been held in memory.</summary>
    OutboxRestored,

    /// <summary>The broker takes this event never: it stays in the journal for a replay.</summary>
    DeadLetter,

    /// <summary>An alarm comes and goes too often.</summary>
    Chattering,

    FloodBegan,
    FloodEnded,

    /// <summary>A camera has given no usable picture for a minute; its alarms are frozen.</summary>
    CameraFault,

    CameraRestored,

    /// <summary>The wall clock was set.</summary>
    ClockStep,

    /// <summary>A broker does not accept who this node is, or this node who the broker is.</summary>
    AuthFailed,
}
