namespace HydroEdge.Alarms;

/// <summary>Two ways to the broker, each numbered for itself, so that a backlog does not hold up what is urgent. The numbers stand in the journal.</summary>
internal enum Lane
{
    /// <summary>Alarms of high and critical priority.</summary>
    Urgent = 0,

    Normal = 1,
}
