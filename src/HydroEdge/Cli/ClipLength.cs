using System.Globalization;
using HydroEdge.Cameras;

namespace HydroEdge.Cli;

/// <summary>How long clips are.</summary>
internal static class ClipLength
{
    /// <summary>Of the clips that start over at their end, by camera, so that what is planted in them counts in every round.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> OfLoopedAsync(IReadOnlyList<CameraOptions> cameras)
    {
        var lengths = new Dictionary<string, double>();
        foreach (var camera in cameras.Where(camera => camera.Loop))
        {
            if (await OfAsync(camera.Source) is { } seconds)
                lengths[camera.Id] = seconds;
        }

        return lengths;
    }

    /// <summary>Seconds; null where the file does not say.</summary>
    public static async Task<double?> OfAsync(string file)
    {
        using var probe = ChildProcess.Start(
            "ffprobe", ["-v", "quiet", "-protocol_whitelist", "file", "-show_entries", "format=duration", "-of", "csv=p=0", $"file:{file}"]);
        var said = await probe.StandardOutput.ReadToEndAsync();
        return double.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? seconds : null;
    }
}
