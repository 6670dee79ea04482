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
    private readonly TestMeters _meters = new();
    private FrameArchive? _archive;

    public ArchiveFixture() => Metrics = new EdgeMetrics(_meters);

    public string Folder => _temp.File("archive");

    public ArchiveOptions Options { get; init; } = new();

    public FakeClock Clock { get; } = new();

    public TestLog Log { get; } = new();

    public EdgeMetrics Metrics { get; }

    public long NotKept => _meters["hydroedge.frames.not_kept"];

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

    public FrameArchive Open(string model) => FrameArchive.Open(Folder, Options, model, Metrics, Clock, Log, freeBytes: () => Free);

    /// <summary>Bytes free on the disk.</summary>
    public long Free { get; set; } = 100_000_000_000;

    /// <summary>Every row of the archive, oldest first.</summary>
    public IReadOnlyList<KeptFrame> Rows(DateTimeOffset? from = null)
    {
        var rows = new List<KeptFrame>();
        foreach (var day in ArchiveDay.AllIn(Folder).Reverse().Where(day => File.Exists(day.Frames)))
        {
            using var reader = new DayReader(day);
            rows.AddRange(reader.Frames(Model, from));
        }

        return rows;
    }

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
        _meters.Dispose();
        _temp.Dispose();
    }
}
