using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary><c>he.sys.v1</c>: something about the node itself, for the record.</summary>
internal sealed class SysData(OutboxEntry entry, SysEvent told, Sending sending)
    : EventData(entry, sending)
{
    [WordsOf(typeof(SysKind))]
    public string Kind => Words.Of(told.Kind);

    public string Message => told.Message;

    public string? Watch => told.Alarm?.WatchId;

    public string? Camera => told.Alarm?.CameraId;

    public GapData? Gap => GapData.Of(told.Gap);

    public CommandData? Command => CommandData.Of(told.Command);
}
