using System.Globalization;
using System.Runtime.CompilerServices;
using HydroEdge.Config;
using HydroEdge.Embedding;
using HydroEdge.Pipeline;
using HydroEdge.Watches;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.SystemTests;

/// <summary>The demo's watches on the demo's clips with the model that comes along, but without clock, journal or bus.</summary>
public sealed class WatchesOnDemoClipsTests
{
    private const double Early = 2;
    private const double ToClear = 8;

    private static readonly string Site = Path.GetFullPath(Path.Combine(Here(), "../../../deploy/demo"));

    [Theory(Timeout = 300_000)]
    [InlineData("u1-gallery")]
    [InlineData("spillway")]
    [InlineData("intake")]
    [InlineData("turbine-hall")]
    public async Task Every_planted_event_is_seen_and_nothing_else(string cameraId)
    {
        var planted = Truth().Where(planted => planted.Camera == cameraId).ToList();

        var seen = await Task.Run(() => Watch(cameraId));

        Assert.NotEmpty(planted);
        Assert.All(planted, row => Assert.Contains(seen, decision => decision.WatchId == row.Watch && Within(row, SecondOf(decision), 0)));
        Assert.All(seen, decision => Assert.Contains(
            planted, row => row.Watch == decision.WatchId && Within(row, SecondOf(decision), ToClear)));
    }

    // The decisions to be active, on all frames of a clip.
    private static List<Decision> Watch(string cameraId)
    {
        var site = ConfigFile.Load(Site);
        var camera = site.Cameras.Single(camera => camera.Id == cameraId);
        using var embedder = OnnxEmbedder.Load(new ModelOptions { Provider = ProviderChoice.Cpu }, NullLoggerFactory.Instance);
        var board = new WatchBoard(embedder);
        board.Apply(site.Watches);
        var active = new List<Decision>();
        var (decisions, second) = (new List<Decision>(), new SecondLooks(embedder));
        foreach (var frame in ClipFile.Frames(camera.Source, cameraId, camera.Fps))
        {
            board.Score(FrameEmbedding.Embed(embedder, [frame], board.RegionsOf).Single(), decisions, second.At(frame));
            active.AddRange(decisions.Where(decision => decision.State == DecisionState.Active));
        }

        return active;
    }

    private static double SecondOf(Decision decision) => (decision.At - DateTimeOffset.UnixEpoch).TotalSeconds;

    private static bool Within((string Camera, string Watch, double From, double To) row, double second, double longer) =>
        second >= row.From - Early && second <= row.To + longer;

    private static IEnumerable<(string Camera, string Watch, double From, double To)> Truth() =>
        from line in File.ReadLines(Path.Combine(Site, "truth.csv")).Skip(1)
        let fields = line.Split(',')
        select (fields[0], fields[1], Number(fields[2]), Number(fields[3]));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Here([CallerFilePath] string here = "") => here;
}
