namespace HydroEdge.Alarms;

/// <summary>What became of a command.</summary>
internal enum CommandCode
{
    Ok,

    /// <summary>It came too late.</summary>
    Expired,

    UnknownWatch,

    /// <summary>It speaks of an occurrence that is not the present one.</summary>
    StaleOccurrence,

    /// <summary>The alarm is not in a state for it.</summary>
    NotAllowed,

    BadRequest,

    /// <summary>Too many at once, or the disk refuses; to be asked again.</summary>
    Busy,
}
