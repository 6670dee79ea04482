using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>What is known of one camera, whatever its watches are. Thread-safe.</summary>
internal sealed class CameraMemory(string cameraId, Action<ViewChange> changed)
{
    private readonly Lock _gate = new();
    private readonly ViewTracker _tracker = new();
    private readonly FrameClock _clock = new();

    public string CameraId { get; } = cameraId;

    public WidestSpread Widest { get; } = new();

    /// <returns>The number of the view that the camera shows.</returns>
    public int See(EmbeddedFrame frame, bool busy)
    {
        lock (_gate)
        {
            var before = _tracker.Newest;
            if (_tracker.See(frame, _clock.SecondsSinceLast(frame.CapturedAt), busy))
                changed(new(CameraId, frame.CapturedAt, _tracker.Current, _tracker.Current <= before));
            return _tracker.Current;
        }
    }

    public (int Newest, IReadOnlyList<ViewRecord> Views) Record()
    {
        lock (_gate)
            return (_tracker.Newest, _tracker.Record());
    }

    /// <returns>The number of the view it showed last.</returns>
    public int Restore(CameraRecord record)
    {
        Widest.Restore(record.WidestSpread);
        lock (_gate)
        {
            _tracker.Restore(record.Views, record.Newest);
            return _tracker.Current;
        }
    }
}
