using System.Text.RegularExpressions;

namespace HydroEdge.Cameras;

/// <summary>What a dying ffmpeg said, fit for people: no credentials, no memory addresses, no control characters of a hostile camera.</summary>
internal static partial class LastWords
{
    private const int BriefLength = 200;

    /// <summary>Every line that was kept, for the log.</summary>
    public static string Whole(FfmpegEnd end, CameraSource source) => string.Join(" | ", Clean(end, source));

    /// <summary>The last two things it said, for a status line: the very last one is often just "Invalid argument".</summary>
    public static string Brief(FfmpegEnd end, CameraSource source)
    {
        var words = string.Join(" | ", Clean(end, source).TakeLast(2));
        return words.Length <= BriefLength ? words : $"{words[..BriefLength]}...";
    }

    private static IEnumerable<string> Clean(FfmpegEnd end, CameraSource source) =>
        from line in end.LastLines
        let clean = Noise().Replace(source.Redact(line), "")
        where !string.IsNullOrWhiteSpace(clean) && !Chatter().IsMatch(clean)
        select Unprintable().Replace(Plain(clean), "?").Trim();

    private static string Plain(string line)
    {
        var plain = FormatList().Replace(line, "This format may read other files and is not opened");
        plain = NoVideo().Replace(plain, "There is no video in this source.");
        return NoDevice().Replace(plain, "There is no $1 device that works here for this camera's 'decode: $1'; 'decode: auto' takes what works.");
    }

    // Every MJPEG camera sets the first off; the second repeats what stands beside it, about our own playlist; the third is about our command line.
    [GeneratedRegex("deprecated pixel format used|^\\[concat\\] Impossible to open|^To ignore this, add a trailing|^Device setup failed for decoder")]
    private static partial Regex Chatter();

    [GeneratedRegex("No device available for decoder: device type (\\w+) needed for codec \\w+\\.$")]
    private static partial Regex NoDevice();

    [GeneratedRegex("^Stream map '0:v:0' matches no streams\\.$")]
    private static partial Regex NoVideo();

    [GeneratedRegex("Format not on whitelist '[^']*'")]
    private static partial Regex FormatList();

    // "[rtsp @ 0x55d0c1]" differs from start to start; "pipe:0: " is how we hand over the address.
    [GeneratedRegex(" @ 0x[0-9a-f]+|^pipe:0: ")]
    private static partial Regex Noise();

    [GeneratedRegex(@"\p{C}")]
    private static partial Regex Unprintable();
}
