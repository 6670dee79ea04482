namespace HydroEdge.Cameras;

internal static class CameraStatusExtensions
{
    /// <summary>Its pictures show what is there, if not always well. What does not holds alarms as they are: it never clears one.</summary>
    public static bool CanSee(this CameraStatus status) =>
        status is CameraStatus.Ok or CameraStatus.Overexposed or CameraStatus.Blurred or CameraStatus.Moved;
}
