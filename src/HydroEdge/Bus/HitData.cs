using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary><c>he.hit.v1</c>: a watch without an <c>alarm:</c> block began or ceased to see what it looks for.</summary>
internal sealed class HitData(OutboxEntry entry, AlarmEvent happened, Sending sending)
    : EventData(entry, sending)
{
    private readonly AlarmSnapshot _alarm = happened.Alarm;

    public string? HitId => _alarm.OccurrenceId;

    public string Watch => _alarm.Key.WatchId;

    public string Camera => _alarm.Key.CameraId;

    public string? Equipment => _alarm.Watch.Equipment;

    public string Query => _alarm.Watch.Query;

    public string Message => Words.Message(happened);

    [WordsOf(typeof(AlarmTransition))]
    public string Transition => Words.Of(happened.Transition);

    public bool Active => _alarm.Active;

    [WordsOf(typeof(AlarmQuality))]
    public string Quality => Words.Of(_alarm.Quality);

    public string? QualityReason => _alarm.QualityReason;

    public double? Score => Words.Number(_alarm.Decision?.Score);

    public double? Threshold => Words.Number(_alarm.Decision?.OnScore);

    public double? Baseline => Words.Number(_alarm.Decision?.Baseline);

    public double? Deviations => Words.Number(_alarm.Decision?.Deviations);

    public string? BestContrast => _alarm.Decision?.BestContrast;

    /// <summary>While active.</summary>
    public IReadOnlyList<PhraseData>? Phrases => PhraseData.Of(_alarm.Decision);

    public DateTimeOffset? FrameTs => _alarm.Decision?.At;

    public long? FrameNo => _alarm.Decision?.FrameNumber;

    public IReadOnlyList<double>? Bbox => EvidenceData.Box(_alarm.Decision?.Box);

    public EvidenceData? Evidence => EvidenceData.Of(happened);
}
