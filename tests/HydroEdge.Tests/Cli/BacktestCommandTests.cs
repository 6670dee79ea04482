using System.CommandLine;
using System.Text.Json;
using HydroEdge.Cameras;
using HydroEdge.Cli;
using HydroEdge.Config;
using HydroEdge.Embedding;
using HydroEdge.Hosting;
using HydroEdge.Tests.Archive;
using HydroEdge.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Tests.Cli;

public sealed class BacktestCommandTests : IDisposable
{
    private const string Smoke = """
        watches:
          - id: smoke
            cameras: [gate]
            query: smoke
            contrast: [nothing unusual in view]
        """;

    private readonly ArchiveFixture _house = new();
    private readonly TempFolder _site = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Fact(Timeout = 120_000)]
    public async Task What_would_have_rung_is_told_with_its_picture_and_the_budget()
    {
        Remember(("nothing unusual in view", 300), ("smoke", 40), ("nothing unusual in view", 100));

        var exit = await RunAsync(Smoke, "--save", _site.File("pictures"), "--svg", _site.File("past.svg"), "--json");

        Assert.Equal("", _error.ToString());
        Assert.Equal(ExitCode.Ok, exit);
        using var answer = JsonDocument.Parse(_output.ToString());
        var watch = answer.RootElement.GetProperty("watches")[0];
        var one = Assert.Single(watch.GetProperty("occurrences").EnumerateArray());
        Assert.InRange(one.GetProperty("raised").GetDateTime(), new(2026, 1, 1, 0, 5, 0, DateTimeKind.Utc), new(2026, 1, 1, 0, 5, 20, DateTimeKind.Utc));
        Assert.True(File.Exists(one.GetProperty("picture").GetString()));
        Assert.Equal(60, watch.GetProperty("seconds_to_calibrate").GetDouble());
        Assert.Equal(0.12, watch.GetProperty("hours_covered").GetDouble());
        Assert.Equal(440, answer.RootElement.GetProperty("frames").GetInt64());
        Assert.Equal(JsonValueKind.Null, watch.GetProperty("holding_budget").ValueKind);
        Assert.Contains("smoke on gate", await File.ReadAllTextAsync(_site.File("past.svg")), StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task People_get_tables_and_a_sentence_for_every_watch()
    {
        Remember(("nothing unusual in view", 300), ("smoke", 40), ("nothing unusual in view", 100));

        await RunAsync(Smoke);

        Assert.Contains("2026-01-01 00:05:", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("smoke on gate: it would have been raised 1 time", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("440 kept frames", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_watch_of_a_region_that_none_looked_at_is_tried_on_the_kept_pictures()
    {
        Remember(("nothing unusual in view", 90));

        await RunAsync($"{Smoke}\n    region: {{x: 0, y: 0, w: 0.5, h: 0.5}}", "--json");

        using var answer = JsonDocument.Parse(_output.ToString());
        Assert.True(answer.RootElement.GetProperty("watches")[0].GetProperty("hours_covered").GetDouble() > 0);
        Assert.Contains("shown to the model again", Assert.Single(answer.RootElement.GetProperty("remarks").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task So_is_one_that_the_daemon_has_looked_with_for_a_moment_only()
    {
        using var model = OnnxEmbedder.Load(new ModelOptions { Provider = ProviderChoice.Cpu }, NullLoggerFactory.Instance);
        _house.Remember(model, ("nothing unusual in view", 90));
        _house.Remember(model, [Region.Whole, new Region(0, 0, 0.5, 0.5)], ("nothing unusual in view", 9));

        await RunAsync($"{Smoke}\n    region: {{x: 0, y: 0, w: 0.5, h: 0.5}}", "--json");

        using var answer = JsonDocument.Parse(_output.ToString());
        Assert.Equal(0.03, answer.RootElement.GetProperty("watches")[0].GetProperty("hours_covered").GetDouble());
        Assert.Contains("shown to the model again", Assert.Single(answer.RootElement.GetProperty("remarks").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task Check_tries_all_watches_of_a_site_before_a_reload_takes_them()
    {
        Remember(("nothing unusual in view", 150));
        Directory.CreateDirectory(_site.File("watches"));
        File.WriteAllText(_site.File("watches/smoke.yaml"), Smoke);
        File.WriteAllText(_site.File("hydroedge.yaml"), """
            site: dam
            node: box
            cameras:
              - {id: gate, source: "rtsp://192.0.2.10/one"}
            """);

        var exit = await CheckCommand.Create(_house.Clock)
            .Parse(["--config", _site.File("hydroedge.yaml"), "--backtest", "--last", "1h", "--state", Path.GetDirectoryName(_house.Folder)!])
            .InvokeAsync(new InvocationConfiguration { Output = _output, Error = _error, EnableDefaultExceptionHandler = false });

        Assert.Equal(ExitCode.Ok, exit);
        Assert.Contains("1 camera, 1 watch: sound", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("smoke on gate: it would have been silent.", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Without_an_archive_or_for_a_camera_nobody_kept_it_says_so()
    {
        var nothing = await Assert.ThrowsAsync<IOException>(() => RunAsync(Smoke));
        Assert.Contains("Nothing is kept in", nothing.Message, StringComparison.Ordinal);

        Remember(("nothing unusual in view", 3));
        var other = await Assert.ThrowsAsync<IOException>(() => RunAsync(Smoke.Replace("gate", "rack", StringComparison.Ordinal)));
        Assert.Contains("there are pictures of gate", other.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_faulty_watch_file_is_told_with_its_place()
    {
        var bad = await Assert.ThrowsAsync<BadConfigurationException>(() => RunAsync(Smoke.Replace("query", "qeury", StringComparison.Ordinal)));

        Assert.Contains("watches.yaml:4:5", bad.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _house.Dispose();
        _site.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    private void Remember(params (string Text, int Seconds)[] parts)
    {
        using var model = OnnxEmbedder.Load(new ModelOptions { Provider = ProviderChoice.Cpu }, NullLoggerFactory.Instance);
        _house.Remember(model, parts);
    }

    private Task<int> RunAsync(string watches, params string[] arguments)
    {
        File.WriteAllText(_site.File("watches.yaml"), watches);
        return BacktestCommand.Create(_house.Clock)
            .Parse([_site.File("watches.yaml"), .. arguments, "--last", "1h", "--provider", "cpu", "--state", Path.GetDirectoryName(_house.Folder)!])
            .InvokeAsync(new InvocationConfiguration { Output = _output, Error = _error, EnableDefaultExceptionHandler = false });
    }
}
