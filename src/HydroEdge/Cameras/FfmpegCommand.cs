using System.Globalization;
using System.Text.RegularExpressions;

namespace HydroEdge.Cameras;

/// <summary>What ffmpeg is told for a camera: what to open, how to decode, which pictures to hand over and at what size.</summary>
/// <param name="Arguments">Its command line, which every account of this machine may read: it holds no credentials.</param>
/// <param name="Input">What it reads on its standard input; may hold credentials.</param>
internal sealed partial record FfmpegCommand(IReadOnlyList<string> Arguments, string Input)
{
    // Only for the key, without which the filter that prints has nothing to print.
    private const string TimeMark = "hydroedge=1";

    // In microseconds, to standard error, unbuffered: so a picture's time is out before the picture is.
    private const string TellTime = @"settb=AVTB,metadata=mode=add:key=hydroedge:value=1,metadata=mode=print:file='pipe\:2':direct=1";

    public static FfmpegCommand For(CameraOptions camera, CameraSource source, DecodeChoice decoder) =>
        new(Told("warning", decoder, source.InputArguments(), Filters(camera, source, decoder, timed: false)), source.Playlist);

    /// <summary>For a file, as fast as it decodes; it says on standard error when each picture is, see <see cref="TryReadTime"/>.</summary>
    public static FfmpegCommand ForRecording(CameraOptions camera, CameraSource source) =>
        new(Told("error", DecodeChoice.Software, source.InputArguments(paced: false), Filters(camera, source, DecodeChoice.Software, timed: true)), source.Playlist);

    /// <summary>True for a line that is about when a picture is. There is one with a time for every picture.</summary>
    /// <param name="seconds">Seconds after the file's beginning, NaN for a picture without a time; null where the line tells none.</param>
    public static bool TryReadTime(string line, out double? seconds)
    {
        // Another thread of ffmpeg may have begun a line of its own before this one.
        seconds = PictureTime().Match(line) is not { Success: true } match ? null
            : long.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var microseconds) ? microseconds / 1e6
            : double.NaN;
        return seconds is not null || line == TimeMark;
    }

    private static string[] Told(string loglevel, DecodeChoice decoder, IReadOnlyList<string> input, string filters) =>
    [
        "-hide_banner", "-nostdin", "-nostats", "-loglevel", loglevel,
        .. Decode(decoder),
        .. input,
        "-map", "0:v:0",
        "-vf", filters,
        "-fps_mode", "passthrough", "-f", "image2pipe", "-c:v", "ppm", "pipe:1",
    ];

    // More decoding threads would each hold back one more picture before the first comes out.
    private static string[] Decode(DecodeChoice decoder) => decoder switch
    {
        DecodeChoice.Cuda => ["-threads", "1", "-hwaccel", "cuda", "-hwaccel_output_format", "cuda"],
        DecodeChoice.Vaapi => ["-threads", "1", "-hwaccel", "vaapi", "-hwaccel_output_format", "vaapi"],
        _ => ["-threads", "2"],
    };

    private static string Filters(CameraOptions camera, CameraSource source, DecodeChoice decoder, bool timed)
    {
        var fps = camera.Fps.ToString(CultureInfo.InvariantCulture);
        string[] filters =
        [
            // Cameras invent time stamps (MJPEG over http has none at all): what comes live is sampled by its arrival.
            .. source.IsLive ? ["setpts='(RTCTIME-RTCSTART)/(TB*1000000)'"] : Array.Empty<string>(),
            // The first picture of every 1/fps seconds, at once; the fps filter would wait for the next one and invent some in a gap.
            // A recording put together from pieces jumps back in time where the next one begins.
            $"select='isnan(prev_selected_t)+lt(t,prev_selected_t)+gt(floor(t*{fps}+0.001),floor(prev_selected_t*{fps}+0.001))'",
            .. timed ? [TellTime] : Array.Empty<string>(),
            // Left on the device until picked. It fails when ffmpeg quietly decoded in software after all: then we want to know.
            .. decoder is DecodeChoice.Cuda or DecodeChoice.Vaapi ? ["hwdownload", "format=nv12"] : Array.Empty<string>(),
            // Never larger than the clip, nor more than twice as high as wide: the reader's bound.
            $"scale='max(1,trunc(min(min({camera.Width},iw),{2 * camera.Width}*iw/ih)))':-2",
            "format=rgb24",
        ];
        return string.Join(',', filters);
    }

    [GeneratedRegex(@"frame:\d+\s+pts:(\S+)\s+pts_time:\S+$")]
    private static partial Regex PictureTime();
}
