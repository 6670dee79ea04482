namespace HydroEdge.Alarms;

/// <summary>What one input did to an alarm.</summary>
/// <param name="Transition">What is to be recorded and sent; null when nothing happened that others must know.</param>
/// <param name="Began">When the condition behind a raise or a return was first seen, before its delay (UTC).</param>
internal readonly record struct AlarmStep(AlarmCondition Next, AlarmTransition? Transition, DateTimeOffset? Began = null)
{
    /// <summary>The occurrence is over with this step: nothing is left to see, to acknowledge or to reset.</summary>
    public bool Clears => Next.State == AlarmState.Normal && Transition
        is AlarmTransition.Returned or AlarmTransition.Acknowledged or AlarmTransition.Reset;
}
