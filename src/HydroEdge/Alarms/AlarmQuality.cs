namespace HydroEdge.Alarms;

/// <summary>How far the state of an alarm can be trusted (as OPC's quality).</summary>
internal enum AlarmQuality
{
    /// <summary>Decided on fresh pictures.</summary>
    Good,

    /// <summary>Taken over from before a restart or still calibrating; no decision yet.</summary>
    Uncertain,

    /// <summary>No fresh pictures: the state is frozen.</summary>
    Bad,
}
