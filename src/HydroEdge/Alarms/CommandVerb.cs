namespace HydroEdge.Alarms;

/// <summary>What an operator or a SCADA system may ask of a node; the last level of the topic it is asked on.</summary>
internal enum CommandVerb
{
    Ack,
    Shelve,
    Unshelve,

    /// <summary>Takes an alarm out of service.</summary>
    Oos,

    /// <summary>Puts it back.</summary>
    Restore,

    /// <summary>Lets a latched alarm go.</summary>
    Reset,

    /// <summary>The occurrence was real: the watch learns it.</summary>
    Confirm,

    /// <summary>The occurrence was none: the watch learns it.</summary>
    Reject,

    /// <summary>The state of an alarm, in the reply.</summary>
    Snapshot,

    /// <summary>All retained messages once more.</summary>
    Republish,

    /// <summary>Events of the last days once more.</summary>
    Replay,
}
