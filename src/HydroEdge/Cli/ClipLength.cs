using System.Globalization;
using HydroEdge.Cameras;

namespace HydroEdge.Cli;

/// <summary>How long the clips are that start over at their end, by camera, so that what is planted in them counts in every round.</summary>
internal static class ClipLength
{
    public static async Task<IReadOnlyDictionary<string, double>> OfLoopedAsync(IReadOnlyList<CameraOptions> cameras)
    {
        var lengths = new Dictionary<string, double>();
        foreach (var camera in cameras.Where(camera => camera.Loop))
        {
            using var probe = ChildProcess.Start(
                "ffprobe", ["-v", "quiet", "-protocol_whitelist", "file", "-show_entries", "format=duration", "-of", "csv=p=0", $"file:{camera.Source}"]);
            var said = await probe.StandardOutput.ReadToEndAsync();
            if (double.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0)
                lengths[camera.Id] = seconds;
        }

        return lengths;
    }
}
