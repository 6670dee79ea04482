using System.Text.RegularExpressions;

namespace HydroEdge.Cameras;

/// <summary>What a dying ffmpeg said, fit for people: no credentials, no memory addresses, no control characters of a hostile camera.</summary>
internal static partial class LastWords
{
    private const int BriefLength = 200;

    /// <summary>Every line that was kept, for the log.</summary>
    public static string Whole(FfmpegEnd end, CameraSource source) => string.Join(" | ", Clean(end, source));

    /// <summary>The last thing it said, for a status line.</summary>
    public static string Brief(FfmpegEnd end, CameraSource source) =>
        Clean(end, source).LastOrDefault() is not { } line ? "" : line.Length <= BriefLength ? line : line[..BriefLength] + "...";

    private static IEnumerable<string> Clean(FfmpegEnd end, CameraSource source) =>
        from line in end.LastLines
        where !string.IsNullOrWhiteSpace(line)
        select Unprintable().Replace(MemoryAddress().Replace(source.Redact(line), ""), "?").Trim();

    // "[rtsp @ 0x55d0c1]": differs from start to start, says nothing.
    [GeneratedRegex(" @ 0x[0-9a-f]+")]
    private static partial Regex MemoryAddress();

    [GeneratedRegex(@"\p{C}")]
    private static partial Regex Unprintable();
}
