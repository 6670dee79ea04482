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
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Tests.Cli;

public sealed class SearchCommandTests : IDisposable
{
    private readonly ArchiveFixture _house = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Fact(Timeout = 60_000)]
    public async Task A_moment_is_found_by_what_it_shows_and_told_in_JSON()
    {
        Remember("gate", "a person near the water", "a white dial", "oil on the floor");

        var exit = await RunAsync("a person near the water", "--json", "--top", "2");

        Assert.Equal(ExitCode.Ok, exit);
        using var answer = JsonDocument.Parse(_output.ToString());
        Assert.Equal(
            ["query", "model", "searched", "other_model", "unreadable", "found"], answer.RootElement.EnumerateObject().Select(field => field.Name));
        Assert.Equal(2, answer.RootElement.GetProperty("found").GetArrayLength());
        var first = answer.RootElement.GetProperty("found")[0];
        Assert.Equal(
            ["id", "time", "until", "camera", "frame", "score", "deviations", "region", "watches", "picture"], first.EnumerateObject().Select(field => field.Name));
        Assert.Equal("2026-01-01T00:00:00Z", first.GetProperty("time").GetString());
        Assert.Equal("gate", first.GetProperty("camera").GetString());
        Assert.Equal(1, first.GetProperty("score").GetDouble(), 0.001);
        Assert.Equal(1, first.GetProperty("region").GetProperty("w").GetDouble());
        Assert.Equal(JsonValueKind.Null, first.GetProperty("picture").ValueKind);
    }

    [Fact(Timeout = 60_000)]
    public async Task People_get_a_table_whose_columns_line_up_and_the_pictures_in_a_folder()
    {
        Remember("gate", "a person near the water", "a white dial");
        using var pictures = new TempFolder();

        var exit = await RunAsync("a white dial", "--save", pictures.Path);

        var lines = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var saved = Path.Combine(pictures.Path, "20260101T000100.000Z-gate.jpg");
        Assert.Equal(ExitCode.Ok, exit);
        Assert.Equal(3, lines.Length);
        Assert.Single(lines.Select(line => line.IndexOf(line == lines[0] ? "CAMERA" : "gate", StringComparison.Ordinal)).Distinct());
        Assert.StartsWith("2026-01-01 00:01:00.000Z", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(saved, lines[1], StringComparison.Ordinal);
        Assert.Equal([0xFF, 0xD8], (await File.ReadAllBytesAsync(saved)).Take(2));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_picture_finds_the_moments_that_look_like_it()
    {
        Remember("gate", "water flowing through the gate", "fire in the hall", "a white dial");

        var exit = await RunAsync("--picture", Golden.Picture("scene_hall.png"), "--top", "1", "--json");

        Assert.True(exit == ExitCode.Ok, _error.ToString());
        using var answer = JsonDocument.Parse(_output.ToString());
        Assert.Equal("scene_hall.png", answer.RootElement.GetProperty("query").GetString());
        Assert.Equal("2026-01-01T00:01:00Z", answer.RootElement.GetProperty("found")[0].GetProperty("time").GetString());
        Assert.Equal(ExitCode.Failed, await RunAsync("--picture", Path.Combine(_house.Folder, "none.png")));
        Assert.Contains("none.png", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_happens_is_found_as_a_stretch_of_time()
    {
        Remember("gate", TimeSpan.FromSeconds(1), [.. Enumerable.Repeat("the gate is closed", 8), .. Enumerable.Repeat("the gate is open", 8)]);

        var exit = await RunAsync("the spillway gate opens", "--happens", "--json");

        Assert.Equal(ExitCode.Ok, exit);
        using var answer = JsonDocument.Parse(_output.ToString());
        var found = Assert.Single(answer.RootElement.GetProperty("found").EnumerateArray());
        Assert.Equal(11, (found.GetProperty("until").GetDateTime() - found.GetProperty("time").GetDateTime()).TotalSeconds);
        Assert.Equal(ExitCode.Failed, await RunAsync("--happens", "--frame", "2026-01-01/1"));
        Assert.Contains("--happens looks for what a text says", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Last_counts_back_from_now()
    {
        Remember("gate", "a white dial", "oil on the floor", "a white dial", "oil on the floor");

        await RunAsync("a white dial", "--json", "--last", "90s");

        using var answer = JsonDocument.Parse(_output.ToString());
        Assert.Equal(1, answer.RootElement.GetProperty("searched").GetInt64());
        Assert.Equal("2026-01-01T00:03:00Z", answer.RootElement.GetProperty("found")[0].GetProperty("time").GetString());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_kept_frame_is_a_query_by_the_id_that_a_search_printed()
    {
        Remember("gate", "a person near the water", "a white dial", "oil on the floor");

        await RunAsync("--frame", "2026-01-01/2", "--json", "--top", "1");

        using var answer = JsonDocument.Parse(_output.ToString());
        Assert.Equal("2026-01-01/2", answer.RootElement.GetProperty("found")[0].GetProperty("id").GetString());
        Assert.Equal(1, answer.RootElement.GetProperty("found")[0].GetProperty("score").GetDouble(), 0.001);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("2026-01-01/99")]
    [InlineData("2026-01-02/1")]
    [InlineData("yesterday")]
    public async Task A_frame_that_is_not_there_is_told_with_what_an_id_looks_like(string id)
    {
        Remember("gate", "a white dial");

        Assert.Equal(ExitCode.Failed, await RunAsync("--frame", id));
        Assert.Contains($"There is no frame '{id}'", _error.ToString());
    }

    [Fact(Timeout = 60_000)]
    public async Task Only_moments_at_which_a_watch_was_active_can_be_asked_for()
    {
        Remember("gate", "a white dial", "a white dial");

        await RunAsync("a white dial", "--watch", "minute-1", "--json");

        using var answer = JsonDocument.Parse(_output.ToString());
        var found = Assert.Single(answer.RootElement.GetProperty("found").EnumerateArray());
        Assert.Equal("2026-01-01T00:01:00Z", found.GetProperty("time").GetString());
        Assert.Equal("minute-1", found.GetProperty("watches")[0].GetString());
    }

    [Theory(Timeout = 30_000)]
    [InlineData("--json")]
    [InlineData("a white dial", "--frame", "2026-01-01/1")]
    public async Task One_query_is_needed_and_no_more(params string[] arguments)
    {
        Assert.Equal(ExitCode.Failed, await RunAsync(arguments));
        Assert.Contains("one of them", _error.ToString());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_camera_nobody_kept_gets_a_plain_answer()
    {
        Remember("gate", "a white dial");

        var exit = await RunAsync("a white dial", "--camera", "gaet");

        Assert.Equal(ExitCode.Ok, exit);
        Assert.Contains("No picture is kept of these cameras at this time. There are pictures of gate.", _error.ToString());
    }

    [Fact(Timeout = 60_000)]
    public async Task Without_an_archive_it_says_where_it_looked()
    {
        var exit = await RunAsync("a white dial");

        Assert.Equal(ExitCode.Failed, exit);
        Assert.Contains($"Nothing is kept in {_house.Folder} yet", _error.ToString());
    }

    [Theory(Timeout = 30_000)]
    [InlineData("--last", "2 hours")]
    [InlineData("--last", "0s")]
    [InlineData("--from", "yesterday")]
    [InlineData("--from", "01/02/2026")]
    [InlineData("--top", "0")]
    [InlineData("--last", "2h", "--from", "2026-01-01")]
    [InlineData("--from", "2026-01-02", "--to", "2026-01-01T23:59")]
    public async Task A_time_or_number_that_makes_no_sense_is_refused(params string[] arguments)
    {
        Assert.Equal(ExitCode.Failed, await RunAsync(["a white dial", .. arguments]));
        Assert.NotEmpty(_error.ToString());
    }

    public void Dispose()
    {
        _house.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    /// <summary>Keeps a minute apart what would look to the bundled model just as each text does.</summary>
    private void Remember(string camera, params string[] texts) => Remember(camera, TimeSpan.FromMinutes(1), texts);

    private void Remember(string camera, TimeSpan apart, string[] texts)
    {
        using var model = OnnxEmbedder.Load(new ModelOptions { Provider = ProviderChoice.Cpu }, NullLoggerFactory.Instance);
        using var archive = _house.Open(model.Model.Fingerprint);
        foreach (var text in texts)
        {
            using var frame = new Frame(camera, 1, _house.Clock.GetUtcNow(), 64, 32);
            archive.Append(
                new EmbeddedFrame(camera, 1, frame.CapturedAt, [new EmbeddedView(Region.Whole, Region.Whole, new ImageEmbedding(model.Embed(text), [], 0, 0))]),
                frame, scene: 1, scores: [new KeptScore($"minute-{_house.Clock.GetUtcNow().Minute}", true, 0.75, 0.1, 9)]);
            _house.Clock.Advance(apart);
        }
    }

    private Task<int> RunAsync(params string[] arguments) =>
        SearchCommand.Create(_house.Clock)
            .Parse([.. arguments, "--state", Path.GetDirectoryName(_house.Folder)!])
            .InvokeAsync(new InvocationConfiguration { Output = _output, Error = _error, EnableDefaultExceptionHandler = false });
}
