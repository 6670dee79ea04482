namespace HydroEdge.Bus;

/// <summary>Why a connection ended, as far as the wait before the next one depends on it.</summary>
internal enum LinkEndKind
{
    /// <summary>Nothing answers at that address.</summary>
    Unreachable,

    /// <summary>Something on this machine is in the way: an unreadable certificate, a missing library, a bad address.</summary>
    Local,

    /// <summary>The broker speaks, and says no.</summary>
    Refused,

    /// <summary>The broker does not know us, or does not let us (CONNACK 0x86, 0x87; 3.1.1: 4, 5).</summary>
    Unauthorised,

    /// <summary>The connection broke, or was dropped as dead.</summary>
    Lost,

    /// <summary>Another client came with our client id (DISCONNECT 0x8E).</summary>
    TakenOver,

    /// <summary>We closed it: the daemon stops, or the bus settings changed.</summary>
    Closed,
}
