using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary><c>he.alarm.v1</c>: one transition of one alarm. A pure function of the outbox entry, but for its last two fields.</summary>
/// <param name="published">When this copy was sent.</param>
/// <param name="historical">It had waited for more than 30 s.</param>
internal sealed class AlarmData(OutboxEntry entry, DateTimeOffset published, bool historical)
    : AlarmFacts(entry.Event.Alarm, entry.Event.Transition == AlarmTransition.OutOfService, Words.Message(entry.Event))
{
    public string Stream => entry.Stream;

    public long Seq => entry.Seq;

    public string Transition => Words.Of(entry.Event.Transition);

    public string PrevState => Words.State(entry.Event.WasActive);

    public EvidenceData? Evidence => EvidenceData.Of(entry.Event);

    public DateTimeOffset Published => published;

    public bool Historical => historical;
}
