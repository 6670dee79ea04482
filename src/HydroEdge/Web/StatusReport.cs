namespace HydroEdge.Web;

/// <summary>The daemon's own account of itself: what <c>hydroedge status --json</c> prints and the status page draws.</summary>
internal sealed record StatusReport(
    string Version,
    string Site,
    string Node,
    DateTimeOffset Time,
    double UptimeS,
    ConfigStatus Config,
    ModelStatus Model,
    IReadOnlyList<CameraStatusReport> Cameras,
    IReadOnlyList<WatchStatus> Watches,
    BusStatus Bus);
