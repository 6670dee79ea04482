namespace HydroEdge.Alarms;

/// <summary>The other regions: acknowledgement, latch and suppression, each independent of the condition.</summary>
internal static partial class AlarmMachine
{
    /// <summary>Acknowledging what is acknowledged changes nothing.</summary>
    public static AlarmStep Acknowledge(AlarmCondition was, DateTimeOffset at, TimeSpan now, AlarmRules rules) => !was.Handling.Unacked
        ? new AlarmStep(was, null)
        : new AlarmStep(
            was with
            {
                Handling = was.Handling with { Unacked = false, AckedAt = at },
                RealarmsAt = was.Active && rules.RealarmAfter > TimeSpan.Zero ? now + rules.RealarmAfter : null,
            },
            AlarmTransition.Acknowledged);

    /// <summary>Lets a latched alarm go. Null when that is not allowed: it is still active, or nobody can see whether it is.</summary>
    public static AlarmStep? Reset(AlarmCondition was)
    {
        if (was.Active || was.Quality != AlarmQuality.Good)
            return null;
        return was.Handling.Latched
            ? new AlarmStep(was with { Handling = was.Handling with { Latched = false } }, AlarmTransition.Reset)
            : new AlarmStep(was, null);
    }

    /// <param name="ends">The end of the shelf on the monotonic clock.</param>
    public static AlarmStep Shelve(AlarmCondition was, Shelf shelf, TimeSpan ends) =>
        new(was with { Handling = was.Handling with { Shelf = shelf }, ShelfEnds = ends }, AlarmTransition.Shelved);

    public static AlarmStep Unshelve(AlarmCondition was) => was.Handling.Shelf is null
        ? new AlarmStep(was, null)
        : Restored(was with { Handling = was.Handling with { Shelf = null }, ShelfEnds = null });

    public static AlarmStep TakeOut(AlarmCondition was, Maintenance why) =>
        new(was with { Handling = was.Handling with { Maintenance = why } }, AlarmTransition.OutOfService);

    public static AlarmStep Restore(AlarmCondition was) => was.Handling.Maintenance is null
        ? new AlarmStep(was, null)
        : Restored(was with { Handling = was.Handling with { Maintenance = null } });

    /// <param name="by">The watch whose alarm makes this one meaningless; null when none does any more.</param>
    public static AlarmStep Suppress(AlarmCondition was, string? by)
    {
        if (was.Handling.SuppressedBy == by)
            return new AlarmStep(was, null);
        var next = was with { Handling = was.Handling with { SuppressedBy = by } };
        return by is null ? Restored(next) : new AlarmStep(next, AlarmTransition.Suppressed);
    }

    /// <summary>Time has passed: a shelf ends, an acknowledged alarm comes back to mind.</summary>
    public static AlarmStep Elapse(AlarmCondition was, TimeSpan now)
    {
        if (was.ShelfEnds <= now)
            return Unshelve(was);
        // What nobody can see is not annunciated again either.
        return was.Active && was.Quality != AlarmQuality.Bad && was.RealarmsAt <= now
            ? new AlarmStep(
                was with
                {
                    RealarmsAt = null,
                    Handling = was.Handling with { Unacked = true, AckedAt = null, Realarms = was.Handling.Realarms + 1 },
                },
                AlarmTransition.Realarmed)
            : new AlarmStep(was, null);
    }

    // What was raised unseen is to be seen now.
    private static AlarmStep Restored(AlarmCondition next) => new(
        next.Active && next.Handling.Suppression == Suppression.None
            ? next with { RealarmsAt = null, Handling = next.Handling with { Unacked = true, AckedAt = null } }
            : next,
        AlarmTransition.Restored);
}
