using HydroEdge.Watches;

namespace HydroEdge.Bus;

/// <summary>Why there is an alarm and what to do about it, as the <c>alarm:</c> block has it (ISA-18.2 rationalization).</summary>
internal sealed record RationaleData(string Cause, string Consequence, string CorrectiveAction, double TimeToRespondS)
{
    public static RationaleData? Of(AlarmOptions? alarm) => alarm is null
        ? null
        : new RationaleData(alarm.Cause, alarm.Consequence, alarm.Action, alarm.TimeToRespond.TotalSeconds);
}
