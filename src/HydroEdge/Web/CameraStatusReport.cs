namespace HydroEdge.Web;

/// <summary>One camera, as people read it.</summary>
internal sealed record CameraStatusReport(
    string Id,
    string? Name,
    string Status,
    DateTimeOffset Since,
    string? Detail,
    string? Decoder,
    double Fps,
    DateTimeOffset? LastFrame,
    long Frames,
    long Dropped,
    long Restarts);
