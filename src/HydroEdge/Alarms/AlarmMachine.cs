using HydroEdge.Watches;

namespace HydroEdge.Alarms;

/// <summary>
/// The alarm life cycle (ISA-18.2 with OPC UA quality), pure: condition and input in, condition and transition out. This part is the
/// condition region. Delays run on decisions alone: a state counts as held only as far as frames have shown it.
/// </summary>
internal static partial class AlarmMachine
{
    public static AlarmState StateOf(bool active, AlarmHandling handling) => handling.Suppression switch
    {
        Suppression.OutOfService => AlarmState.OutOfService,
        Suppression.Suppressed => AlarmState.Suppressed,
        Suppression.Shelved => AlarmState.Shelved,
        _ => (active, handling.Latched, handling.Unacked) switch
        {
            (true, _, true) => AlarmState.Unack,
            (true, _, false) => AlarmState.Ack,
            (false, true, true) => AlarmState.LatchedUnack,
            (false, true, false) => AlarmState.LatchedAck,
            (false, false, true) => AlarmState.RtnUnack,
            _ => AlarmState.Normal,
        },
    };

    public static AlarmStep Decide(AlarmCondition was, DecisionState decision, DateTimeOffset at, TimeSpan now, AlarmRules rules)
    {
        if (decision == DecisionState.Calibrating)
            return Stay(was, was with { Quality = AlarmQuality.Uncertain, Reason = AlarmReason.Calibrating, Hold = null });
        if (decision == DecisionState.Unseen)
            return Stay(was, was with { Quality = AlarmQuality.Uncertain, Reason = AlarmReason.NotVisible, Hold = null });

        var good = was with { Quality = AlarmQuality.Good, Reason = null };
        if (decision == DecisionState.Active == was.Active)
            return Stay(was, good with { Hold = null });

        var hold = was.Hold ?? new AlarmHold(now, at);
        if (now - hold.Since < (was.Active ? rules.OffDelay : rules.OnDelay))
            return Stay(was, good with { Hold = hold });

        var turned = good with { Hold = null, RealarmsAt = null };
        return was.Active
            ? new AlarmStep(Return(turned, now, rules), AlarmTransition.Returned, hold.At)
            : new AlarmStep(Raise(turned), AlarmTransition.Activated, hold.At);
    }

    /// <summary>No fresh frames: the state freezes, and a running delay starts over once they are back.</summary>
    public static AlarmStep Freeze(AlarmCondition was, string reason) =>
        Stay(was, was with { Quality = AlarmQuality.Bad, Reason = reason, Hold = null });

    /// <summary>After a restart: the same occurrence, but nothing has confirmed it yet.</summary>
    public static AlarmStep Resume(AlarmCondition was) =>
        Stay(was, was with { Quality = AlarmQuality.Uncertain, Reason = AlarmReason.Restarted, Hold = null });

    private static AlarmCondition Raise(AlarmCondition was) => was with
    {
        Active = true,
        Handling = was.Handling with { Unacked = true, AckedAt = null, Realarms = 0, Latched = false },
    };

    // A one-shot shelf ends with the alarm it was put up for.
    private static AlarmCondition Return(AlarmCondition was, TimeSpan now, AlarmRules rules) => was with
    {
        Active = false,
        Handling = was.Handling with { Unacked = was.Handling.Unacked && rules.AckRequired, Latched = rules.Latch },
        ShelfEnds = was.Handling.Shelf is { OneShot: true } ? now : was.ShelfEnds,
    };

    private static AlarmStep Stay(AlarmCondition was, AlarmCondition next) =>
        new(next, was.Active && was.Quality != next.Quality ? AlarmTransition.QualityChanged : null);
}
