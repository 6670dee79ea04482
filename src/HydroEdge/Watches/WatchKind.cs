namespace HydroEdge.Watches;

/// <summary>How a watch detects.</summary>
internal enum WatchKind
{
    /// <summary>Something happens that is not normally there: held against this camera's own normal.</summary>
    Event,

    /// <summary>Something is in one of several states: held against the other states.</summary>
    State,
}
