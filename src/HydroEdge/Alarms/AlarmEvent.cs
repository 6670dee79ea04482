namespace HydroEdge.Alarms;

/// <summary>One transition of one alarm, complete in itself: stored in the outbox as it will be sent.</summary>
internal sealed record AlarmEvent(
    AlarmSnapshot Alarm,
    AlarmTransition Transition,
    bool WasActive,
    DateTimeOffset At,
    Evidence? Evidence);
