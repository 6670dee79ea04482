namespace HydroEdge.Alarms;

/// <summary>What the alarm machine remembers of an alarm between two frames.</summary>
/// <param name="Hold">The delay that is running towards the other state; null when nothing points there.</param>
internal readonly record struct AlarmCondition(bool Active, AlarmQuality Quality, string? Reason, AlarmHold? Hold);
