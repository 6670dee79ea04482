namespace HydroEdge.Watches;

/// <summary>What is known of a camera's normal, as it outlives the daemon.</summary>
/// <param name="Model">Fingerprint of the model whose figures these are; another model's mean nothing.</param>
/// <param name="Newest">The number of the last view that was met.</param>
/// <param name="Views">The views, the current one last.</param>
/// <param name="WidestSpread">See <see cref="Watches.WidestSpread"/>; 0 where it is not known.</param>
internal sealed record CameraRecord(
    string Model, string CameraId, DateTimeOffset SavedAt, int Newest, IReadOnlyList<ViewRecord> Views, IReadOnlyList<WatchRecord> Watches, double WidestSpread = 0);
