using HydroEdge.Alarms;
using HydroEdge.Cameras;
using HydroEdge.Watches;

namespace HydroEdge.Bus;

/// <summary>What the bus must know of a configuration.</summary>
/// <param name="Hash">First 12 hex digits of the SHA-256 over the configuration's files.</param>
internal sealed record BusConfig(
    string Site,
    string Node,
    BusOptions Options,
    IReadOnlyList<CameraOptions> Cameras,
    IReadOnlyList<WatchOptions> Watches,
    string Hash)
{
    public Topics Topics { get; } = new(Options.Root, Site, Node);

    /// <summary>Every watch on every camera it looks at, in the order of the files.</summary>
    public IEnumerable<(AlarmKey Key, WatchOptions Watch, CameraOptions Camera)> Alarms =>
        from watch in Watches
        from camera in Cameras
        where watch.LooksAt(camera.Id)
        select (new AlarmKey(camera.Id, watch.Id), watch, camera);
}
