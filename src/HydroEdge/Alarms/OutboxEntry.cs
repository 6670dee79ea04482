namespace HydroEdge.Alarms;

/// <summary>A numbered message on its way to the bus.</summary>
/// <param name="Stream">ULID of this lane of this outbox; a new one says that the numbering starts over.</param>
/// <param name="Seq">Position in the stream, from 1, no gaps, no reuse.</param>
/// <param name="Id">ULID of the message, the same in every resend.</param>
/// <param name="Event">What happened.</param>
internal sealed record OutboxEntry(string Stream, long Seq, string Id, NodeEvent Event)
{
    /// <summary>The transition of an alarm that it tells of; null when it tells of something else.</summary>
    public AlarmEvent? OfAlarm => Event as AlarmEvent;
}
