namespace HydroEdge.Cameras;

/// <summary>A camera's state as it changes; travels to alarms and bus where no frame can.</summary>
/// <param name="Since">When the camera entered this status (UTC).</param>
/// <param name="Detail">One line for people: the decoder in use, or ffmpeg's last words. Never holds credentials.</param>
internal sealed record CameraCondition(string CameraId, CameraStatus Status, DateTimeOffset Since, string? Detail);
