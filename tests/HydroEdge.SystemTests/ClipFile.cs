using System.Diagnostics;
using System.Globalization;
using HydroEdge.Cameras;

namespace HydroEdge.SystemTests;

/// <summary>A video file, decoded by the real ffmpeg as fast as it will go; pictures are stamped with their time in the clip.</summary>
internal static class ClipFile
{
    public const int Side = 640;

    /// <summary>Pictures of a square clip, each valid until the next is asked for.</summary>
    public static IEnumerable<Frame> Frames(string path, string cameraId, double fps)
    {
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg")
        {
            ArgumentList =
            {
                "-v", "error", "-threads", "1", "-i", path,
                "-vf", string.Create(CultureInfo.InvariantCulture, $"fps={fps},scale={Side}:{Side}"),
                "-f", "rawvideo", "-pix_fmt", "rgb24", "-",
            },
            RedirectStandardOutput = true,
        })!;
        for (var number = 1; ; number++)
        {
            using var frame = new Frame(cameraId, number, DateTimeOffset.UnixEpoch.AddSeconds((number - 1) / fps), Side, Side);
            if (ffmpeg.StandardOutput.BaseStream.ReadAtLeast(frame.Pixels.Span, frame.Pixels.Length, throwOnEndOfStream: false) < frame.Pixels.Length)
                yield break;
            yield return frame;
        }
    }
}
