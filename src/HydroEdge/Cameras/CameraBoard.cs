using System.Collections.Concurrent;

namespace HydroEdge.Cameras;

/// <summary>What is known of every camera right now. Thread-safe: camera loops write it, everybody reads it.</summary>
internal sealed class CameraBoard
{
    private readonly ConcurrentDictionary<string, CameraState> _cameras = new();

    /// <summary>Raised on the camera's own thread when its status changes.</summary>
    public event Action<CameraCondition>? Changed;

    public IReadOnlyList<CameraState> Now => [.. _cameras.Values.OrderBy(camera => camera.Condition.CameraId, StringComparer.Ordinal)];

    public CameraState? Find(string cameraId) => _cameras.GetValueOrDefault(cameraId);

    public void Set(CameraState state)
    {
        _cameras.TryGetValue(state.Condition.CameraId, out var before);
        _cameras[state.Condition.CameraId] = state;
        if (before?.Condition.Status != state.Condition.Status)
            Changed?.Invoke(state.Condition);
    }

    public void Remove(string cameraId) => _cameras.TryRemove(cameraId, out _);
}
