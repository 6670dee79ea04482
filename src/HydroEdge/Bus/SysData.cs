using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary><c>he.sys.v1</c>: something about the node itself, for the record.</summary>
/// <param name="published">When this copy was sent.</param>
/// <param name="historical">It had waited for more than 30 s, or was asked for once more.</param>
internal sealed class SysData(OutboxEntry entry, SysEvent told, DateTimeOffset published, bool historical)
{
    public string Stream => entry.Stream;

    public long Seq => entry.Seq;

    public string Lane => Words.Lane(entry.Event.Lane);

    public string? BootId => entry.Event.Stamp?.BootId;

    /// <summary>When it was committed, in milliseconds since the machine's boot.</summary>
    public long? MonoMs => entry.Event.Stamp?.MonoMs;

    [WordsOf(typeof(TimeQuality))]
    public string? TimeQuality => entry.Event.Stamp is { } stamp ? Words.Of(stamp.TimeQuality) : null;

    public string? ConfigHash => entry.Event.Stamp?.ConfigHash;

    [WordsOf(typeof(SysKind))]
    public string Kind => Words.Of(told.Kind);

    public string Message => told.Message;

    public string? Watch => told.Alarm?.WatchId;

    public string? Camera => told.Alarm?.CameraId;

    public GapData? Gap => GapData.Of(told.Gap);

    public CommandData? Command => CommandData.Of(told.Command);

    public DateTimeOffset Published => published;

    public bool Historical => historical;
}
