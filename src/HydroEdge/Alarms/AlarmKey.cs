namespace HydroEdge.Alarms;

/// <summary>There is one alarm per watch and camera.</summary>
internal readonly record struct AlarmKey(string CameraId, string WatchId);
