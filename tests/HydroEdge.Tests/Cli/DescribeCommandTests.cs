using System.CommandLine;
using System.Text.Json;
using HydroEdge.Archive;
using HydroEdge.Cameras;
using HydroEdge.Cli;
using HydroEdge.Embedding;
using HydroEdge.Hosting;
using HydroEdge.Tests.Archive;
using HydroEdge.Tests.Embedding;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Cli;

public sealed class DescribeCommandTests : IDisposable
{
    private readonly ArchiveFixture _house = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _house.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact(Timeout = 60_000)]
    public async Task The_watches_and_phrases_that_fit_come_first_in_both_languages()
    {
        Configure(
            """
            watches:
              - {id: car, query: a car in the yard}
              - {id: fire, query: fire in the hall}
              - {id: fire-zh, query: 地面着火}
              - {id: fire-in-the-hall, query: fire in the hall, contrast: [fire on the floor]}
              - {id: fire-elsewhere, query: fire in the hall, region: {x: 0, y: 0, w: 0.4, h: 0.4}}
            """);

        var exit = await RunAsync(Golden.Picture("scene_hall.png"), "--json");

        Assert.True(exit == ExitCode.Ok, _error.ToString());
        using var answer = JsonDocument.Parse(_output.ToString());
        var watches = answer.RootElement.GetProperty("watches").EnumerateArray().ToList();
        Assert.Equal(["fire", "fire-zh"], watches.Take(2).Select(watch => watch.GetProperty("id").GetString()!).Order());
        Assert.True(watches[1].GetProperty("lead").GetDouble() > 0 && watches[3].GetProperty("lead").GetDouble() < 0);
        var told = watches.ToDictionary(watch => watch.GetProperty("id").GetString()!, watch => watch.GetProperty("lead").GetDouble());
        Assert.True(told["fire-in-the-hall"] < told["fire"] - 0.1, "what must beat a contrast too leads by less");
        var phrases = answer.RootElement.GetProperty("phrases").EnumerateArray().Select(phrase => phrase.GetProperty("text").GetString()!).ToList();
        Assert.Equal(10, phrases.Count);
        Assert.Contains("fire", phrases);
        Assert.DoesNotContain("a yard", phrases);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_state_is_told_by_the_text_that_fits_best()
    {
        Configure("watches:\n  - {id: gate, query: spillway gate open with water, contrast: [spillway gate closed, a turbine hall], kind: state}\n");

        Assert.Equal(ExitCode.Ok, await RunAsync(Golden.Picture("scene_hall.png")));

        var line = Assert.Single(_output.ToString().Split('\n'), line => line.Contains(" gate ", StringComparison.Ordinal));
        Assert.EndsWith("a turbine hall", line.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_kept_frame_is_described_by_its_small_picture()
    {
        using var frame = new Frame("gate", 1, _house.Clock.GetUtcNow(), 64, 32);
        _house.Archive.Append(ArchiveFixture.Embedded("gate", frame.CapturedAt, ArchiveFixture.Unit(1)), frame, scene: 1, scores: []);
        _house.Archive.Dispose();

        Assert.Equal(ExitCode.Ok, await RunAsync("--frame", "2026-01-01/1", "--top", "3", "--json"));
        using var answer = JsonDocument.Parse(_output.ToString());
        Assert.Equal((0, 3), (answer.RootElement.GetProperty("watches").GetArrayLength(), answer.RootElement.GetProperty("phrases").GetArrayLength()));

        Assert.Equal(ExitCode.Failed, await RunAsync("--frame", "2026-01-01/7"));
        Assert.Contains("2026-01-01/7: no picture is kept of such a frame", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_no_picture_is_refused_with_its_name()
    {
        Configure("watches:\n  - {id: fire, query: fire}\n");

        Assert.Equal(ExitCode.Failed, await RunAsync(Path.Combine(_house.Folder, "../hydroedge.yaml")));

        Assert.Contains("hydroedge.yaml: neither PNG nor JPEG", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("a.png", "--frame", "2026-01-01/1")]
    public async Task One_picture_is_described_at_a_time(params string[] arguments)
    {
        var exit = await CommandLine.RunAsync(["describe", .. arguments], _output, _error);

        Assert.Equal(ExitCode.Failed, exit);
        Assert.Contains("a file or --frame ID, one of them", _error.ToString(), StringComparison.Ordinal);
    }

    private void Configure(string watches)
    {
        var root = Path.GetDirectoryName(_house.Folder)!;
        Directory.CreateDirectory(Path.Combine(root, "watches"));
        File.WriteAllText(Path.Combine(root, "hydroedge.yaml"), "site: plant\nnode: box-1\ncameras:\n  - {id: gate, source: rtsp://127.0.0.1/gate, fps: 5}\n");
        File.WriteAllText(Path.Combine(root, "watches", "unit.yaml"), watches);
    }

    private Task<int> RunAsync(params string[] arguments)
    {
        var root = Path.GetDirectoryName(_house.Folder)!;
        var config = Path.Combine(root, "hydroedge.yaml");
        return DescribeCommand.Create().Parse([.. arguments, "--state", root, .. File.Exists(config) ? ["--config", config] : Array.Empty<string>()])
            .InvokeAsync(new InvocationConfiguration { Output = _output, Error = _error, EnableDefaultExceptionHandler = false });
    }
}
