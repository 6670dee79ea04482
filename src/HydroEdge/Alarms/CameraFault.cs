using HydroEdge.Watches;

namespace HydroEdge.Alarms;

/// <summary>The alarm that every camera has of itself: no usable picture, so that nothing before it is watched. No model decides it, the camera's condition does.</summary>
internal static class CameraFault
{
    public const string WatchId = "camera-fault";

    /// <param name="after">How long there must be no picture.</param>
    public static WatchOptions Watch(TimeSpan after) => new()
    {
        Id = WatchId,
        Query = "no usable picture from this camera",
        Queries = new Dictionary<string, string> { ["zh"] = "摄像机没有可用画面" },
        Kind = WatchKind.State,
        OnDelay = after,
        OffDelay = TimeSpan.Zero,
        Alarm = new AlarmOptions
        {
            Cause = "The camera, its power or its network has failed, its picture is frozen, or it is dark",
            Consequence = "Nothing that this camera watches is seen; its alarms hold what they were",
            Severity = Severity.Major,
            Action = "Look at the camera's status for the reason; check power, network, lens and light; watch the place by other means meanwhile",
            TimeToRespond = TimeSpan.FromMinutes(30),
        },
    };

    /// <summary>A file that came to its end is no fault.</summary>
    public static bool Is(BlindCamera? blind) => blind is not null && blind.Reason != AlarmReason.Ended;
}
