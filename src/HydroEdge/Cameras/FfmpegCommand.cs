using System.Globalization;

namespace HydroEdge.Cameras;

/// <summary>What ffmpeg is told for a camera: what to open, how to decode, which pictures to hand over and at what size.</summary>
/// <param name="Arguments">Its command line, which every account of this machine may read: it holds no credentials.</param>
/// <param name="Input">What it reads on its standard input; may hold credentials.</param>
internal sealed record FfmpegCommand(IReadOnlyList<string> Arguments, string Input)
{
    public static FfmpegCommand For(CameraOptions camera, CameraSource source, DecodeChoice decoder) => new(
    [
        "-hide_banner", "-nostdin", "-nostats", "-loglevel", "warning",
        .. Decode(decoder),
        .. source.InputArguments(),
        "-map", "0:v:0",
        "-vf", Filters(camera, source, decoder),
        "-fps_mode", "passthrough", "-f", "image2pipe", "-c:v", "ppm", "pipe:1",
    ],
    source.Playlist);

    // More decoding threads would each hold back one more picture before the first comes out.
    private static string[] Decode(DecodeChoice decoder) => decoder switch
    {
        DecodeChoice.Cuda => ["-threads", "1", "-hwaccel", "cuda", "-hwaccel_output_format", "cuda"],
        DecodeChoice.Vaapi => ["-threads", "1", "-hwaccel", "vaapi", "-hwaccel_output_format", "vaapi"],
        _ => ["-threads", "2"],
    };

    private static string Filters(CameraOptions camera, CameraSource source, DecodeChoice decoder)
    {
        var fps = camera.Fps.ToString(CultureInfo.InvariantCulture);
        string[] filters =
        [
            // Cameras invent time stamps (MJPEG over http has none at all): what comes live is sampled by its arrival.
            .. source.IsLive ? ["setpts='(RTCTIME-RTCSTART)/(TB*1000000)'"] : Array.Empty<string>(),
            // The first picture of every 1/fps seconds, at once; the fps filter would wait for the next one and invent some in a gap.
            // A recording put together from pieces jumps back in time where the next one begins.
            $"select='isnan(prev_selected_t)+lt(t,prev_selected_t)+gt(floor(t*{fps}+0.001),floor(prev_selected_t*{fps}+0.001))'",
            // Left on the device until picked. It fails when ffmpeg quietly decoded in software after all: then we want to know.
            .. decoder is DecodeChoice.Cuda or DecodeChoice.Vaapi ? ["hwdownload", "format=nv12"] : Array.Empty<string>(),
            // Never larger than the clip, nor more than twice as high as wide: the reader's bound.
            $"scale='max(1,trunc(min(min({camera.Width},iw),{2 * camera.Width}*iw/ih)))':-2",
            "format=rgb24",
        ];
        return string.Join(',', filters);
    }
}
