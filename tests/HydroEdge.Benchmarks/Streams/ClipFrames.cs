using System.Runtime.CompilerServices;
using HydroEdge.Cameras;

namespace HydroEdge.Benchmarks.Streams;

/// <summary>The pictures of a clip, one for each of its seconds.</summary>
internal static class ClipFrames
{
    /// <exception cref="IOException">Not all of the clip can be read: figures of a part would pass for those of the whole.</exception>
    public static async IAsyncEnumerable<Frame> ReadAsync(string camera, string clip, [EnumeratorCancellation] CancellationToken stop)
    {
        var recording = new Recording(new CameraOptions { Id = camera, Source = Path.GetFullPath(clip), Fps = 1 }, new FfmpegPath());
        await foreach (var frame in recording.FramesAsync(stop))
            yield return frame;
        if (recording.Fault is { } fault)
            throw new IOException($"{clip}: {fault}");
    }
}
