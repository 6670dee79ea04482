namespace HydroEdge.Bus;

/// <summary><c>he.camera.v1</c>: how a camera is doing.</summary>
/// <param name="Status">starting | ok | no_signal | ended | frozen | dark | overexposed | blurred | moved.</param>
/// <param name="Fps">Pictures per second over the last half minute.</param>
/// <param name="LastFrame">Capture time of the newest picture; null before the first.</param>
/// <param name="Since">When the camera entered this status.</param>
internal sealed record CameraData(
    string Camera,
    string? Name,
    [property: WordsOf(typeof(Cameras.CameraStatus))] string Status,
    DateTimeOffset Since,
    double Fps,
    DateTimeOffset? LastFrame,
    string? Decoder,
    long Frames,
    long Dropped,
    long Restarts,
    string BootId,
    string ConfigHash,
    DateTimeOffset Published);
