namespace HydroEdge.Alarms;

/// <summary>An on or off delay that is running.</summary>
/// <param name="Since">When it began, on the monotonic clock.</param>
/// <param name="At">The same for people (UTC).</param>
internal readonly record struct AlarmHold(TimeSpan Since, DateTimeOffset At);
