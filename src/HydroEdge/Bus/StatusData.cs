namespace HydroEdge.Bus;

/// <summary><c>he.status.v1</c>: whether this node is there. With <c>online: false</c> and <c>reason: will</c> it is the Will.</summary>
/// <param name="Reason">connected | will | shutdown.</param>
/// <param name="Session">CONNECT packets sent since the daemon started.</param>
/// <param name="ConnectedAt">When this session's CONNECT was sent (UTC).</param>
/// <param name="Config">ok, or rejected: the files on disk have faults and the last good configuration is in force.</param>
/// <param name="ConfigFault">The first fault, while rejected.</param>
internal sealed record StatusData(
    bool Online,
    string Reason,
    long Session,
    string SwVersion,
    DateTimeOffset ConnectedAt,
    string BootId,
    string ConfigHash,
    string Config,
    string? ConfigFault,
    DateTimeOffset Published);
