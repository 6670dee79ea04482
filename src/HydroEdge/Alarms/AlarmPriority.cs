namespace HydroEdge.Alarms;

/// <summary>Derived from severity and time to respond; never set by hand.</summary>
internal enum AlarmPriority
{
    Diagnostic,
    Low,
    Medium,
    High,
    Critical,
}
