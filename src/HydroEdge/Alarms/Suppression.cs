namespace HydroEdge.Alarms;

/// <summary>Why an alarm is not annunciated although it is evaluated.</summary>
internal enum Suppression
{
    None,
    Shelved,
    Suppressed,
    OutOfService,
}
