using HydroEdge.Watches;

namespace HydroEdge.Alarms;

/// <summary>
/// The condition region of the alarm life cycle (ISA-18.2 with OPC UA quality), pure: condition and input in, condition and transition out.
/// Delays run on decisions alone: a state counts as held only as far as frames have shown it.
/// </summary>
internal static class AlarmMachine
{
    public static AlarmStep Decide(
        AlarmCondition was, DecisionState decision, DateTimeOffset at, TimeSpan now, TimeSpan onDelay, TimeSpan offDelay)
    {
        if (decision == DecisionState.Calibrating)
            return Stay(was, was with { Quality = AlarmQuality.Uncertain, Reason = AlarmReason.Calibrating, Hold = null });
        if (decision == DecisionState.Unseen)
            return Stay(was, was with { Quality = AlarmQuality.Uncertain, Reason = AlarmReason.NotVisible, Hold = null });

        var good = was with { Quality = AlarmQuality.Good, Reason = null };
        if (decision == DecisionState.Active == was.Active)
            return Stay(was, good with { Hold = null });

        var hold = was.Hold ?? new AlarmHold(now, at);
        if (now - hold.Since < (was.Active ? offDelay : onDelay))
            return Stay(was, good with { Hold = hold });

        return new AlarmStep(
            good with { Active = !was.Active, Hold = null },
            was.Active ? AlarmTransition.Returned : AlarmTransition.Activated,
            hold.At);
    }

    /// <summary>No fresh frames: the state freezes, and a running delay starts over once they are back.</summary>
    public static AlarmStep Freeze(AlarmCondition was, string reason) =>
        Stay(was, was with { Quality = AlarmQuality.Bad, Reason = reason, Hold = null });

    /// <summary>After a restart: the same occurrence, but nothing has confirmed it yet.</summary>
    public static AlarmStep Resume(AlarmCondition was) =>
        Stay(was, was with { Quality = AlarmQuality.Uncertain, Reason = AlarmReason.Restarted, Hold = null });

    private static AlarmStep Stay(AlarmCondition was, AlarmCondition next) =>
        new(next, was.Active && was.Quality != next.Quality ? AlarmTransition.QualityChanged : null);
}
