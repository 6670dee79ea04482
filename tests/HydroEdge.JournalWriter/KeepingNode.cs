using HydroEdge.Archive;
using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Tests.Archive;
using HydroEdge.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.JournalWriter;

/// <summary>Keeps frames in the archive in a folder, for ever, and prints the number of the last once it and all before it are on the disk.</summary>
internal static class KeepingNode
{
    public const string Model = "0123456789ab";
    public const int Dimension = 64;
    private const int Group = 8;

    /// <param name="first">The number of the first frame; its vector follows from it.</param>
    public static void Run(string folder, int first)
    {
        var meters = new TestMeters();
        using var archive = FrameArchive.Open(folder, new ArchiveOptions { KeepEvery = TimeSpan.Zero }, Model, new EdgeMetrics(meters), TimeProvider.System, NullLogger.Instance);
        for (var number = first; ; number += Group)
        {
            var lost = meters["hydroedge.frames.not_kept"];
            try
            {
                for (var i = 0; i < Group; i++)
                    Keep(archive, number + i);
                archive.Flush();
            }
            catch (ArchiveException)
            {
                // Counted, and the disk is left alone for a while.
            }

            Console.WriteLine(meters["hydroedge.frames.not_kept"] == lost ? number + Group - 1 : -1);
        }
    }

    private static void Keep(FrameArchive archive, int number)
    {
        using var frame = new Frame("gate", number, TimeProvider.System.GetUtcNow(), 64, 32);
        archive.Append(
            new EmbeddedFrame("gate", number, frame.CapturedAt, [new EmbeddedView(Region.Whole, Region.Whole, new ImageEmbedding(Vectors.Unit(Dimension, number), [], 0, 0))]), frame);
    }
}
