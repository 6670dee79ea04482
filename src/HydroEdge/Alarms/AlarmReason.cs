namespace HydroEdge.Alarms;

/// <summary>Why the quality of an alarm is not good, as it stands in <see cref="AlarmSnapshot.QualityReason"/>.</summary>
internal static class AlarmReason
{
    public const string Starting = "starting";
    public const string Restarted = "restarted";
    public const string Calibrating = "calibrating";
    public const string NotVisible = "not_visible";
    public const string NoSignal = "no_signal";
    public const string Ended = "ended";
    public const string Frozen = "frozen";
    public const string Dark = "dark";
    public const string NoFrames = "no_frames";
    public const string Removed = "config_removed";
}
