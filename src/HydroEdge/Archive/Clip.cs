namespace HydroEdge.Archive;

/// <summary>Some seconds of a camera.</summary>
/// <param name="Frames">Their vectors in the order of time, equally far apart.</param>
internal sealed record Clip(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<float[]> Frames);
