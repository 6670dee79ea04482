namespace HydroEdge.Cameras;

/// <summary>
/// The only queue between cameras and the model: one slot per camera, where the newest picture takes the place of an
/// older one that nobody fetched, because a late alarm about an old picture is worth less than a prompt one about the
/// present. Cameras are served in turn, so a fast one cannot starve the rest. Every drop is counted.
/// </summary>
internal sealed class FrameQueue(EdgeMetrics metrics)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Frame> _waiting = new();
    private readonly Dictionary<string, LinkedListNode<Frame>> _slots = [];
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _closed;

    /// <returns>False when an older picture of the same camera had to give way, or the queue is closed.</returns>
    public bool Add(Frame frame)
    {
        Frame? dropped = null;
        lock (_gate)
        {
            if (_closed)
            {
                frame.Dispose();
                return false;
            }

            if (_slots.TryGetValue(frame.CameraId, out var slot))
                (dropped, slot.Value) = (slot.Value, frame);
            else
                _slots[frame.CameraId] = _waiting.AddLast(frame);
            _arrived.TrySetResult();
        }

        if (dropped is null)
            return true;
        metrics.FrameDropped(dropped.CameraId);
        dropped.Dispose();
        return false;
    }

    /// <summary>No more frames will come; the reader finishes what is queued.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _arrived.TrySetResult();
        }
    }

    /// <summary>Waits for one frame, then takes whatever else is ready, up to <paramref name="largest"/>.</summary>
    /// <returns>False once the queue is closed and empty.</returns>
    public async ValueTask<bool> ReadBatchAsync(List<Frame> batch, int largest)
    {
        batch.Clear();
        while (true)
        {
            Task arrived;
            lock (_gate)
            {
                while (batch.Count < largest && _waiting.First is { } first)
                {
                    batch.Add(first.Value);
                    _waiting.RemoveFirst();
                    _slots.Remove(first.Value.CameraId);
                }

                if (batch.Count > 0)
                    return true;
                if (_closed)
                    return false;
                if (_arrived.Task.IsCompleted)
                    _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
                arrived = _arrived.Task;
            }

            await arrived;
        }
    }
}
