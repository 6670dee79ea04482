namespace HydroEdge.Cameras;

/// <summary>How a camera is doing.</summary>
internal enum CameraStatus
{
    /// <summary>Started, no picture yet.</summary>
    Starting,

    /// <summary>Pictures arrive.</summary>
    Ok,

    /// <summary>No picture: the source is dead, silent or refuses us.</summary>
    NoSignal,

    /// <summary>A file came to its end; not a fault.</summary>
    Ended,
}
