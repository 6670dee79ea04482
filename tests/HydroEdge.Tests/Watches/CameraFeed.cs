using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

/// <summary>A camera that shows what it is told to, for as long as it is told to.</summary>
internal sealed class CameraFeed(WatchBoard board, double fps = 5, double noise = 0.01, string camera = "cam", CloserLook? closer = null)
{
    private readonly Random _random = new(1);
    private long _number;

    public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Shows pictures with this likeness to query and contrast, and gives the decisions.</summary>
    public List<Decision> Show(double seconds, double query, double contrast = 0.3) =>
        Show(seconds, _ => query, contrast);

    public List<Decision> Show(double seconds, Func<double, double> query, double contrast = 0.3)
    {
        var decisions = new List<Decision>();
        for (var i = 0; i < seconds * fps; i++)
            decisions.AddRange(Show(TinyEmbedder.Picture(query(i / fps) + Noise(), contrast + Noise())));
        return decisions;
    }

    public IReadOnlyList<Decision> Show(ImageEmbedding picture) =>
        Show(new EmbeddedView(Region.Whole, Region.Whole, picture));

    public IReadOnlyList<Decision> Show(params EmbeddedView[] views)
    {
        Now += TimeSpan.FromSeconds(1 / fps);
        var decisions = new List<Decision>();
        board.Score(new(camera, ++_number, Now, views), decisions, closer);
        return decisions;
    }

    private double Noise() => noise * (_random.NextDouble() + _random.NextDouble() + _random.NextDouble() - 1.5);
}
