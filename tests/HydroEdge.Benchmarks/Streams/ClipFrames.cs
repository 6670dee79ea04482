using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using HydroEdge.Cameras;
using HydroEdge.Cli;

namespace HydroEdge.Benchmarks.Streams;

/// <summary>The pictures of a clip, one for each of its seconds, through the daemon's own decoder but as fast as it goes.</summary>
internal static class ClipFrames
{
    /// <summary>When every stream begins; nothing depends on the date.</summary>
    public static readonly DateTimeOffset Beginning = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async IAsyncEnumerable<Frame> ReadAsync(string camera, string clip, [EnumeratorCancellation] CancellationToken stop)
    {
        var options = new CameraOptions { Id = camera, Source = Path.GetFullPath(clip), Fps = 1, Decode = DecodeChoice.Software };
        var command = FfmpegCommand.For(options, CameraSource.Of(options), DecodeChoice.Software);
        var unpaced = command with { Arguments = [.. command.Arguments.Where(argument => argument != "-re")] };
        await using var ffmpeg = await FfmpegProcess.StartAsync(new FfmpegPath(), unpaced);
        var pictures = new PpmReader(ffmpeg.Output, options.Width);
        for (var second = 0L; await pictures.NextAsync(stop) is { } size; second++)
        {
            var frame = new Frame(camera, second + 1, Beginning.AddSeconds(second), size.Width, size.Height);
            await pictures.ReadPixelsAsync(frame.Pixels, stop);
            yield return frame;
        }

        var end = await ffmpeg.EndAsync(byItself: true);
        if (end.ExitCode != 0)
            throw new InvalidDataException($"{clip}: ffmpeg ended with code {end.ExitCode}: {string.Join(' ', end.LastLines)}");
    }

    /// <summary>How many seconds, and so pictures, a clip has by its own account.</summary>
    public static double Length(string clip)
    {
        using Process probe = ChildProcess.Start("ffprobe", ["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", clip]);
        var said = probe.StandardOutput.ReadToEnd();
        return double.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : throw new InvalidDataException($"{clip}: ffprobe cannot tell how long it is; is it a video?");
    }
}
