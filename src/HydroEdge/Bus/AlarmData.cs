using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary><c>he.alarm.v1</c>: one transition of one alarm. A pure function of the outbox entry, but for what <see cref="Sending"/> holds.</summary>
internal sealed class AlarmData(OutboxEntry entry, AlarmEvent happened, Sending sending)
    : AlarmFacts(happened.Alarm, Words.Message(happened))
{
    public string Stream => entry.Stream;

    public long Seq => entry.Seq;

    public string Lane => Words.Lane(entry.Event.Lane);

    public string? BootId => entry.Event.Stamp?.BootId;

    /// <summary>When it was committed, in milliseconds since the machine's boot.</summary>
    public long? MonoMs => entry.Event.Stamp?.MonoMs;

    [WordsOf(typeof(TimeQuality))]
    public string? TimeQuality => entry.Event.Stamp is { } stamp ? Words.Of(stamp.TimeQuality) : null;

    /// <summary>What has to be added to the times above, where the clock was not yet set when they were taken.</summary>
    public double? ClockOffsetMs => Words.Number(sending.ClockOffset?.TotalMilliseconds);

    public string? ConfigHash => entry.Event.Stamp?.ConfigHash;

    [WordsOf(typeof(AlarmTransition))]
    public string Transition => Words.Of(happened.Transition);

    [WordsOf(typeof(AlarmState))]
    public string PrevState => Words.Of(happened.Was);

    public EvidenceData? Evidence => EvidenceData.Of(happened);

    public DateTimeOffset Published => sending.Published;

    public bool Historical => sending.Historical;
}
