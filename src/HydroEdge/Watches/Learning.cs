namespace HydroEdge.Watches;

/// <summary>What becomes of the normal after a frame.</summary>
internal enum Learning
{
    /// <summary>The frame is part of it.</summary>
    Follow,

    /// <summary>Something is going on; the frame is not part of it.</summary>
    Wait,

    /// <summary>What has been going on has lasted: it is the normal from now on.</summary>
    Accept,
}
