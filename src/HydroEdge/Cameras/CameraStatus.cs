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

    /// <summary>The very same picture again and again, whatever the rate says.</summary>
    Frozen,

    /// <summary>Nothing can be seen for lack of light, or the lens is covered.</summary>
    Dark,

    /// <summary>Most of the picture is white.</summary>
    Overexposed,

    /// <summary>Edges are much less sharp than they usually are here: water, dirt or spiders on the lens, or out of focus.</summary>
    Blurred,

    /// <summary>It was pushed a short while ago and shows another part of the scene than before.</summary>
    Moved,
}
