using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary>
/// <c>he.watch.state.v1</c>: an alarm as it stands, sent anew every 30 s: as long as <c>evaluations</c> grows, silence means that
/// nothing was seen and not that nobody looked.
/// </summary>
internal sealed class WatchStateData(AlarmSnapshot alarm, double fps, string configHash, DateTimeOffset published)
    : AlarmFacts(alarm, Words.Message(alarm))
{
    /// <summary>Number of this alarm's last event; 0 before the first.</summary>
    public long LastSeq => Alarm.LastSeq;

    public long Evaluations => Alarm.Evaluations;

    public DateTimeOffset? LastEval => Alarm.Decision?.At;

    public double EvalPeriodMs => Math.Round(1000 / fps, 1);

    public string BootId { get; } = ThisNode.BootId;

    public string ConfigHash => configHash;

    public DateTimeOffset Published => published;
}
