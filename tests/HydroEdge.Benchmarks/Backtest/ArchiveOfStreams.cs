using System.Diagnostics.Metrics;
using HydroEdge.Archive;
using HydroEdge.Benchmarks.Streams;
using HydroEdge.Cameras;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Benchmarks.Backtest;

/// <summary>The frames of rendered cameras kept by the product's own archive, second by second, as a daemon would have.</summary>
internal static class ArchiveOfStreams
{
    /// <returns>How many frames were kept.</returns>
    public static long Write(string folder, string fingerprint, IReadOnlyList<KeptFrames> cameras)
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var archive = FrameArchive.Open(
            folder, new ArchiveOptions(), fingerprint, new EdgeMetrics(services.GetRequiredService<IMeterFactory>()), TimeProvider.System, NullLogger.Instance);
        var (frames, more) = (0L, true);
        while (more)
        {
            more = false;
            foreach (var camera in cameras)
            {
                if (camera.Next()?.WithPatches is not { } embedded)
                    continue;
                using var picture = new Frame(embedded.CameraId, embedded.Number, embedded.CapturedAt, 32, 32);
                // Its pixels come from a pool, and what they were used for before would show in the size of the archive.
                picture.Pixels.Span.Clear();
                archive.Append(embedded, picture, scene: 1);
                (frames, more) = (frames + 1, true);
            }
        }

        return frames;
    }
}
