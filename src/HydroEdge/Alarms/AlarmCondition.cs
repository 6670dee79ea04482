namespace HydroEdge.Alarms;

/// <summary>What the alarm machine remembers of an alarm between two inputs. Times are on the monotonic clock.</summary>
/// <param name="Hold">The delay that is running towards the other condition; null when nothing points there.</param>
/// <param name="ShelfEnds">When the shelf is over; null while there is none.</param>
/// <param name="RealarmsAt">When an acknowledged alarm is annunciated again; null when it is not.</param>
internal readonly record struct AlarmCondition(
    bool Active,
    AlarmQuality Quality,
    string? Reason,
    AlarmHold? Hold,
    AlarmHandling Handling = default,
    TimeSpan? ShelfEnds = null,
    TimeSpan? RealarmsAt = null)
{
    /// <summary>Suppression before latch before condition and acknowledgement.</summary>
    public AlarmState State => AlarmMachine.StateOf(Active, Handling);
}
