using System.Diagnostics.Metrics;

namespace HydroEdge;

/// <summary>Every number HydroEdge reports about itself, in one place: callers say what happened, not which instrument.</summary>
internal sealed class EdgeMetrics
{
    public const string MeterName = "HydroEdge";

    private readonly Counter<long> _framesDropped;
    private readonly Counter<long> _batchesLost;
    private readonly Counter<long> _framesNotKept;
    private readonly Histogram<double> _embedding;

    public EdgeMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _framesDropped = meter.CreateCounter<long>("hydroedge.frames.dropped", "{frame}", "Frames that gave way to newer ones.");
        _batchesLost = meter.CreateCounter<long>("hydroedge.batches.lost", "{batch}", "Batches the model refused.");
        _framesNotKept = meter.CreateCounter<long>("hydroedge.frames.not_kept", "{frame}", "Frames the archive could not keep.");
        _embedding = meter.CreateHistogram<double>("hydroedge.embedding.duration", "s", "Time to embed one batch of frames.");
    }

    public void FrameDropped(string cameraId) => _framesDropped.Add(1, new KeyValuePair<string, object?>("camera", cameraId));

    public void BatchLost() => _batchesLost.Add(1);

    public void FrameNotKept(string cameraId) => _framesNotKept.Add(1, new KeyValuePair<string, object?>("camera", cameraId));

    public void Embedded(TimeSpan took) => _embedding.Record(took.TotalSeconds);
}
