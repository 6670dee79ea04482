using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary>What every event says of its place in the stream and of its time. A pure function of the outbox entry, but for its last two fields.</summary>
/// <param name="published">When this copy was sent.</param>
/// <param name="historical">It had waited for more than 30 s, or was asked for once more.</param>
internal abstract class EventData(OutboxEntry entry, DateTimeOffset published, bool historical)
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

    public DateTimeOffset Published => published;

    public bool Historical => historical;
}
