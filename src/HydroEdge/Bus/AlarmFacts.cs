using HydroEdge.Alarms;
using HydroEdge.Watches;

namespace HydroEdge.Bus;

/// <summary>What an alarm's events and its retained state say alike.</summary>
internal abstract class AlarmFacts(AlarmSnapshot alarm, string message)
{
    protected AlarmSnapshot Alarm => alarm;

    public string Watch => alarm.Key.WatchId;

    public string Camera => alarm.Key.CameraId;

    public string? Equipment => alarm.Watch.Equipment;

    public string Query => alarm.Watch.Query;

    [WordsOf(typeof(WatchKind))]
    public string Kind => Words.Of(alarm.Watch.Kind);

    public string Message => message;

    public string? OccurrenceId => alarm.OccurrenceId;

    [WordsOf(typeof(AlarmState))]
    public string State => Words.Of(alarm.State);

    /// <summary>The state as the letter of ISA-18.2.</summary>
    public string Isa => Words.Isa(alarm.State);

    public bool Active => alarm.Active;

    public bool Acked => !alarm.Handling.Unacked;

    public bool Latched => alarm.Handling.Latched;

    /// <summary>Whether an operator shall hear of it: an alarm, neither suppressed nor muted by a flood. A hit is not.</summary>
    public bool Annunciate => alarm.Annunciates;

    public bool Chattering => alarm.Chattering;

    public bool Flood => alarm.Flood;

    [WordsOf(typeof(Suppression))]
    public string Suppression => Words.Of(alarm.Handling.Suppression);

    [WordsOf(typeof(AlarmPriority))]
    public string Priority => Words.Of(Alarms.Priority.Of(alarm.Watch.Alarm));

    /// <summary>The priority as OPC UA's severity, 1..1000.</summary>
    public int Severity => Alarms.Priority.Number(Alarms.Priority.Of(alarm.Watch.Alarm));

    [WordsOf(typeof(AlarmQuality))]
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

    /// <summary>The evidence (CUSUM) that it takes to become active; null for a state.</summary>
    public double? Limit => Words.Number(alarm.Decision?.Limit);

    public string? BestContrast => alarm.Decision?.BestContrast;

    /// <summary>While active.</summary>
    public IReadOnlyList<PhraseData>? Phrases => PhraseData.Of(alarm.Decision);

    public DateTimeOffset? TFirstSeen => alarm.FirstSeen;

    public DateTimeOffset? TActive => alarm.ActiveSince;

    public DateTimeOffset? TAck => alarm.Handling.AckedAt;

    public DateTimeOffset? TClear => alarm.ClearedAt;

    public double OnDelayS => alarm.Watch.OnDelay.TotalSeconds;

    public double OffDelayS => alarm.Watch.OffDelay.TotalSeconds;

    /// <summary>Who commanded the last transition; null when nobody did.</summary>
    public string? Operator => alarm.Operator;

    public string? Comment => alarm.Comment;

    public DateTimeOffset? ShelvedUntil => alarm.Handling.Shelf?.Until;

    public int RealarmCount => alarm.Handling.Realarms;

    /// <summary>Raises of the last 24 hours, as far as they were since the start.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("occurrence_count_24h")]
    public int OccurrenceCount24h => alarm.RaisesToday;

    public RationaleData? Rationale => RationaleData.Of(alarm.Watch.Alarm);
}
