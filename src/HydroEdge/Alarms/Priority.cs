using HydroEdge.Watches;

namespace HydroEdge.Alarms;

/// <summary>Priority from severity and time to respond, as ISA-18.2 rationalization asks: the worse and the sooner, the higher.</summary>
internal static class Priority
{
    /// <summary>A hit (no <c>alarm:</c> block), and a minor alarm with more than half an hour to respond, are diagnostic.</summary>
    public static AlarmPriority Of(AlarmOptions? alarm) => alarm is null
        ? AlarmPriority.Diagnostic
        : (alarm.Severity, alarm.TimeToRespond.TotalMinutes) switch
        {
            (Severity.Severe, < 10) => AlarmPriority.Critical,
            (Severity.Severe, <= 30) => AlarmPriority.High,
            (Severity.Severe, _) => AlarmPriority.Medium,
            (Severity.Major, < 10) => AlarmPriority.High,
            (Severity.Major, <= 30) => AlarmPriority.Medium,
            (Severity.Major, _) => AlarmPriority.Low,
            (_, < 3) => AlarmPriority.Medium,
            (_, <= 30) => AlarmPriority.Low,
            _ => AlarmPriority.Diagnostic,
        };

    /// <summary>The same as OPC UA's severity, 1..1000, in the bands of OPC 40250.</summary>
    public static int Number(AlarmPriority priority) => priority switch
    {
        AlarmPriority.Critical => 1000,
        AlarmPriority.High => 800,
        AlarmPriority.Medium => 500,
        AlarmPriority.Low => 200,
        _ => 100,
    };
}
