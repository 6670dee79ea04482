namespace HydroEdge.Cameras;

/// <summary>How one start of a camera's ffmpeg came to its end, which decides what happens next.</summary>
internal enum CameraRun
{
    /// <summary>Again after a pause, longer each time.</summary>
    Failed,

    /// <summary>It had run well for long enough, or a looped file is through: again at once.</summary>
    Again,

    /// <summary>A file is through: rest.</summary>
    Ended,
}
