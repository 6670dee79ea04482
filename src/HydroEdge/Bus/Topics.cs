using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary>Every topic there is. The levels are slugs, so none can hold a wildcard, a dot or a space.</summary>
internal sealed record Topics(string Root, string Site, string Node)
{
    private string Prefix { get; } = $"{Root}/{Site}/{Node}";

    public string Status => $"{Prefix}/status";

    public string Manifest => $"{Prefix}/manifest";

    public string Camera(string cameraId) => $"{Prefix}/cam/{cameraId}/state";

    public string WatchState(AlarmKey key) => $"{Prefix}/watch/{key.CameraId}/{key.WatchId}/state";

    public string Alarm(AlarmKey key) => $"{Prefix}/event/alarm/{key.CameraId}/{key.WatchId}";

    public string Hit(AlarmKey key) => $"{Prefix}/event/hit/{key.CameraId}/{key.WatchId}";
}
