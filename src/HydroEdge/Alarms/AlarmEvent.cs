using System.Text.Json.Serialization;
using HydroEdge.Watches;

namespace HydroEdge.Alarms;

/// <summary>One transition of one alarm, complete in itself: stored in the outbox as it will be sent.</summary>
internal sealed record AlarmEvent(
    AlarmSnapshot Alarm,
    AlarmTransition Transition,
    bool WasActive,
    DateTimeOffset At,
    Evidence? Evidence)
{
    /// <summary>The highest <see cref="Decision.Deviations"/> of the occurrence so far. Kept with the occurrence, not sent.</summary>
    [JsonIgnore]
    public double? Peak { get; init; }

    /// <summary>The view it was raised on. Kept with the occurrence, not sent.</summary>
    [JsonIgnore]
    public RaisedView? View { get; init; }
}
