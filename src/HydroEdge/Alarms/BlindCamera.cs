namespace HydroEdge.Alarms;

/// <summary>A camera without a picture; its alarms are frozen.</summary>
/// <param name="Reason">One of <see cref="AlarmReason"/>.</param>
/// <param name="Since">On the monotonic clock.</param>
/// <param name="Told">An event has said so: it lasts.</param>
internal sealed record BlindCamera(string Reason, TimeSpan Since, bool Told)
{
    public bool IsDue(TimeSpan now, TimeSpan after) => !Told && CameraFault.Is(this) && now - Since >= after;
}
