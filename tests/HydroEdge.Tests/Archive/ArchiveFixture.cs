using System.Diagnostics.Metrics;
using HydroEdge.Archive;
using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Archive;

/// <summary>An archive in a folder of its own, on a clock that stands at the first minute of 2026, and its counters.</summary>
internal sealed class ArchiveFixture : IDisposable
{
    public const string Model = "0123456789ab";
    public const int Dimension = 64;

    private readonly TempFolder _temp = new();
    private readonly MeterListener _listener = new();
    private readonly Meter _meter = new(EdgeMetrics.MeterName);
    private FrameArchive? _archive;
    private long _notKept;

    public ArchiveFixture()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == _meter && instrument.Name == "hydroedge.frames.not_kept")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _notKept, value));
        _listener.Start();
        Metrics = new EdgeMetrics(new OneMeter(_meter));
    }

    public string Folder => _temp.File("archive");

    public ArchiveOptions Options { get; init; } = new();

    public FakeClock Clock { get; } = new();

    public MemoryLog Log { get; } = new();

    public EdgeMetrics Metrics { get; }

    public long NotKept => Interlocked.Read(ref _notKept);

    public FrameArchive Archive => _archive ??= Open(Model);

    public ArchiveSearch Search => new(Folder, Model);

    public ArchiveDay Today => ArchiveDay.Of(Folder, Clock.GetUtcNow());

    public static float[] Unit(int seed)
    {
        var random = new Random(seed);
        var vector = Enumerable.Range(0, Dimension).Select(_ => (float)random.NextDouble() - 0.5f).ToArray();
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => value / length)];
    }

    public static EmbeddedFrame Embedded(string camera, DateTimeOffset at, params IReadOnlyList<float[]> vectors) =>
        new(camera, at.ToUnixTimeSeconds(), at,
            [.. vectors.Select((vector, i) => new EmbeddedView(Region.Whole, new Region(0.1 * i, 0, 0.5, 1), new ImageEmbedding(vector, [], 0, 0)))]);

    public FrameArchive Open(string model) => FrameArchive.Open(Folder, Options, model, Metrics, Clock, Log);

    /// <summary>Keeps a frame of the present moment.</summary>
    public void Append(string camera, params IReadOnlyList<float[]> vectors)
    {
        using var frame = new Frame(camera, 1, Clock.GetUtcNow(), 64, 32);
        frame.Pixels.Span.Fill(90);
        Archive.Append(Embedded(camera, Clock.GetUtcNow(), vectors), frame);
    }

    /// <summary>Ends the daemon's part: everything is committed and closed.</summary>
    public void Close()
    {
        _archive?.Dispose();
        _archive = null;
    }

    public void Dispose()
    {
        Close();
        _listener.Dispose();
        _meter.Dispose();
        _temp.Dispose();
    }

    private sealed class OneMeter(Meter meter) : IMeterFactory
    {
        public Meter Create(MeterOptions options) => meter;

        public void Dispose()
        {
        }
    }
}
