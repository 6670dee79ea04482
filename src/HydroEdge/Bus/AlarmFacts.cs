using HydroEdge.Alarms;
using HydroEdge.Watches;

namespace HydroEdge.Bus;

/// <summary>
/// What an alarm's events and its retained state say alike. Nobody can acknowledge yet, so an alarm counts as acknowledged once
/// it has returned: its states are <c>normal</c> (ISA-18.2 letter A), <c>unack</c> (B) and <c>out_of_service</c> (I).
/// </summary>
internal abstract class AlarmFacts(AlarmSnapshot alarm, bool outOfService, string message)
{
    protected AlarmSnapshot Alarm => alarm;

    public string Watch => alarm.Key.WatchId;

    public string Camera => alarm.Key.CameraId;

    public string? Equipment => alarm.Watch.Equipment;

    public string Query => alarm.Watch.Query;

    public string Kind => Words.Of(alarm.Watch.Kind);

    public string Message => message;

    public string? OccurrenceId => alarm.OccurrenceId;

    public string State => outOfService ? "out_of_service" : Words.State(alarm.Active);

    public string Isa => outOfService ? "I" : alarm.Active ? "B" : "A";

    public bool Active => alarm.Active;

    public bool Acked => !alarm.Active;

    /// <summary>True for an alarm, false for a hit: only with an <c>alarm:</c> block does an operator have to hear of it.</summary>
    public bool Annunciate => alarm.Watch.Alarm is not null;

    public string Suppression => outOfService ? "out_of_service" : "none";

    public string Priority => Words.Of(Alarms.Priority.Of(alarm.Watch.Alarm));

    /// <summary>The priority as OPC UA's severity, 1..1000.</summary>
    public int Severity => Alarms.Priority.Number(Alarms.Priority.Of(alarm.Watch.Alarm));

    public string Quality => Words.Of(alarm.Quality);

    public string? QualityReason => alarm.QualityReason;

    public bool Calibrating => alarm.Decision?.State == DecisionState.Calibrating;

    public double? Score => Words.Number(alarm.Decision?.Score);

    public double? OnScore => Words.Number(alarm.Decision?.OnScore);

    public double? OffScore => Words.Number(alarm.Decision?.OffScore);

    public double? Margin => Words.Number(alarm.Decision?.Margin);

    public double? Baseline => Words.Number(alarm.Decision?.Baseline);

    /// <summary>Spreads above the baseline (robust z).</summary>
    public double? Deviations => Words.Number(alarm.Decision?.Deviations);

    public string? BestContrast => alarm.Decision?.BestContrast;

    /// <summary>While active.</summary>
    public IReadOnlyList<PhraseData>? Phrases => PhraseData.Of(alarm.Decision);

    public DateTimeOffset? TFirstSeen => alarm.FirstSeen;

    public DateTimeOffset? TActive => alarm.ActiveSince;

    public DateTimeOffset? TClear => alarm.ClearedAt;

    public double OnDelayS => alarm.Watch.OnDelay.TotalSeconds;

    public double OffDelayS => alarm.Watch.OffDelay.TotalSeconds;

    public RationaleData? Rationale => RationaleData.Of(alarm.Watch.Alarm);
}
