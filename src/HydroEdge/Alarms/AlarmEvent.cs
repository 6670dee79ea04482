using System.Text.Json.Serialization;
using HydroEdge.Watches;

namespace HydroEdge.Alarms;

/// <summary>One transition of one alarm, complete in itself: stored in the outbox as it will be sent.</summary>
/// <param name="Was">The state before it.</param>
internal sealed record AlarmEvent(
    AlarmSnapshot Alarm,
    AlarmTransition Transition,
    AlarmState Was,
    DateTimeOffset At,
    Evidence? Evidence) : NodeEvent(At)
{
    /// <summary>The highest <see cref="Decision.Deviations"/> of the occurrence so far. Kept with the occurrence, not sent.</summary>
    [JsonIgnore]
    public double? Peak { get; init; }

    /// <summary>The view it was raised on. Kept with the occurrence, not sent.</summary>
    [JsonIgnore]
    public RaisedView? View { get; init; }

    /// <summary>The alarm is gone from the configuration with this event.</summary>
    [JsonIgnore]
    public bool Removes { get; init; }

    [JsonIgnore]
    public override EventClass Class => Alarm.Watch.Alarm is null ? EventClass.Hit : EventClass.Alarm;

    [JsonIgnore]
    public override Lane Lane => Priority.Of(Alarm.Watch.Alarm) >= AlarmPriority.High ? Lane.Urgent : Lane.Normal;
}
