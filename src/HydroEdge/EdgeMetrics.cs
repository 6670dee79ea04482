using System.Diagnostics.Metrics;

namespace HydroEdge;

/// <summary>Every number HydroEdge reports about itself, in one place: callers say what happened, not which instrument.</summary>
internal sealed class EdgeMetrics
{
    public const string MeterName = "HydroEdge";

    private readonly Counter<long> _framesDropped;
    private readonly Counter<long> _cameraRestarts;
    private readonly Counter<long> _batchesLost;
    private readonly Counter<long> _framesNotKept;
    private readonly Counter<long> _raised;
    private readonly Counter<long> _evidenceLost;
    private readonly Counter<long> _journalDegraded;
    private readonly Counter<long> _journalSetAside;
    private readonly Counter<long> _eventsLost;
    private readonly Counter<long> _eventsRefused;
    private readonly Counter<long> _secondLooks;
    private readonly Histogram<double> _eventAge;
    private readonly Histogram<double> _embedding;

    public EdgeMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _framesDropped = meter.CreateCounter<long>("hydroedge.frames.dropped", "{frame}", "Frames that gave way to newer ones.");
        _cameraRestarts = meter.CreateCounter<long>("hydroedge.camera.restarts", "{restart}", "Times that a camera's ffmpeg was started again.");
        _batchesLost = meter.CreateCounter<long>("hydroedge.batches.lost", "{batch}", "Batches the model refused.");
        _framesNotKept = meter.CreateCounter<long>("hydroedge.frames.not_kept", "{frame}", "Frames the archive could not keep.");
        _raised = meter.CreateCounter<long>("hydroedge.alarms.raised", "{alarm}", "Alarms and hits raised.");
        _evidenceLost = meter.CreateCounter<long>("hydroedge.evidence.lost", "{picture}", "Alarms raised without their picture.");
        _journalDegraded = meter.CreateCounter<long>("hydroedge.journal.degraded", "{time}", "Times the disk refused the journal.");
        _journalSetAside = meter.CreateCounter<long>("hydroedge.journal.set_aside", "{file}", "Damaged journals set aside.");
        _eventsLost = meter.CreateCounter<long>("hydroedge.events.lost", "{event}", "Events that gave way before a broker took them.");
        _eventsRefused = meter.CreateCounter<long>("hydroedge.bus.refused", "{event}", "Events a broker refused; they stay in the journal.");
        _secondLooks = meter.CreateCounter<long>("hydroedge.second_looks", "{look}", "Parts of frames shown to the model by themselves because watches were in doubt.");
        _eventAge = meter.CreateHistogram<double>("hydroedge.bus.event_age", "s", "From what an event tells of until a broker had taken it.");
        _embedding = meter.CreateHistogram<double>("hydroedge.embedding.duration", "s", "Time to embed one batch of frames.");
    }

    public void FrameDropped(string cameraId) => _framesDropped.Add(1, new KeyValuePair<string, object?>("camera", cameraId));

    public void CameraRestarted(string cameraId) => _cameraRestarts.Add(1, new KeyValuePair<string, object?>("camera", cameraId));

    public void BatchLost() => _batchesLost.Add(1);

    public void FrameNotKept(string cameraId) => _framesNotKept.Add(1, new KeyValuePair<string, object?>("camera", cameraId));

    public void Raised(string cameraId, string watchId) =>
        _raised.Add(1, new("camera", cameraId), new KeyValuePair<string, object?>("watch", watchId));

    public void EvidenceLost() => _evidenceLost.Add(1);

    public void JournalDegraded() => _journalDegraded.Add(1);

    public void JournalSetAside() => _journalSetAside.Add(1);

    public void EventsLost(int count) => _eventsLost.Add(count);

    public void EventRefused() => _eventsRefused.Add(1);

    public void LookedAgain(string cameraId) => _secondLooks.Add(1, new KeyValuePair<string, object?>("camera", cameraId));

    public void EventSent(TimeSpan age) => _eventAge.Record(age.TotalSeconds);

    public void Embedded(TimeSpan took) => _embedding.Record(took.TotalSeconds);
}
