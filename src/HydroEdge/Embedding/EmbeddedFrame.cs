namespace HydroEdge.Embedding;

/// <summary>What is left of a frame once its pixels are gone: at least one view of the whole picture, and one per region.</summary>
/// <param name="Moves">How often the camera had been moved by then.</param>
internal sealed record EmbeddedFrame(string CameraId, long Number, DateTimeOffset CapturedAt, IReadOnlyList<EmbeddedView> Views, int Moves = 0);
