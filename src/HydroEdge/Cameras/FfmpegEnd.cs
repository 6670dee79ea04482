namespace HydroEdge.Cameras;

/// <summary>How an ffmpeg ended: its exit code (128 + n when signal n ended it) and the last lines of its standard error, unredacted.</summary>
internal sealed record FfmpegEnd(int ExitCode, IReadOnlyList<string> LastLines);
