using System.Diagnostics;
using System.Text.Json;
using HydroEdge.Cli;
using HydroEdge.Tests.Embedding;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Cli;

public sealed class TryCommandTests : IDisposable
{
    private const string Watches = """
        watches:
          - id: gate
            cameras: [spillway]
            query: gate open
          - id: oil
            cameras: [hall, spillway]
            query: oil
            kind: event
        """;

    private readonly TestModel _model = TestModel.Own();
    private readonly TempFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _model.Dispose();
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_recording_is_watched_at_its_own_time_by_every_watch_once()
    {
        Write("watches.yaml", Watches);
        Write("truth.csv", "watch,from,to,strength\ngate,5,10,strong\n");
        var drawing = PathOf("try.svg");

        Assert.Equal(0, await RunAsync(await ClipAsync(), "--rate", "10", "--json", "--svg", drawing, "--truth", PathOf("truth.csv")));

        using var answer = JsonDocument.Parse(_output.ToString());
        Assert.Equal((120, 11.9), (answer.RootElement.GetProperty("pictures").GetInt32(), answer.RootElement.GetProperty("seconds").GetDouble()));
        var watches = answer.RootElement.GetProperty("watches").EnumerateArray().ToList();
        Assert.Equal(["gate", "oil"], watches.Select(watch => watch.GetProperty("id").GetString()));
        Assert.Equal(1, watches[0].GetProperty("truth").GetProperty("figures").GetProperty("strong").GetProperty("planted").GetInt32());
        Assert.Contains("</svg>", await File.ReadAllTextAsync(drawing));
        Assert.Empty(_error.ToString());
    }

    [Fact(Timeout = 60_000)]
    public async Task People_get_tables_and_are_told_that_a_watch_only_calibrated()
    {
        Write("watches.yaml", Watches);

        Assert.Equal(0, await RunAsync(await ClipAsync(), "--camera", "hall"));

        Assert.Contains("Nothing was raised.", _output.ToString());
        Assert.Contains("oil was still calibrating at the end", _output.ToString());
        Assert.DoesNotContain("gate", _output.ToString());
        Assert.Contains("times real time", _output.ToString());
    }

    [Fact(Timeout = 60_000)]
    public async Task The_site_that_the_watch_file_stands_in_gives_the_cameras_rate()
    {
        Write("hydroedge.yaml", "site: s\nnode: n\ncameras:\n  - {id: hall, source: rtsp://192.0.2.1/, fps: 4}\n  - {id: spillway, source: rtsp://192.0.2.1/}\n");
        Write("watches/unit.yaml", Watches);

        Assert.Equal(0, await RunAsync(await ClipAsync(), "--watch", PathOf("watches/unit.yaml"), "--camera", "hall", "--json"));

        using var answer = JsonDocument.Parse(_output.ToString());
        Assert.Equal(48, answer.RootElement.GetProperty("pictures").GetInt32());
    }

    [Theory(Timeout = 60_000)]
    [InlineData("knid: event", "", 78, "watches.yaml:8:5: 'knid' is not a key here; did you mean 'kind'?")]
    [InlineData("kind: state", "", 78, "a 'state' watch needs at least one contrast")]
    [InlineData("kind: event", "--camera tailrace", 78, "no watch looks at camera 'tailrace'; they look at spillway, hall")]
    [InlineData("kind: event", "--truth unknown.csv", 78, "unknown.csv:2:1: no watch 'gatt' of")]
    [InlineData("kind: event", "--truth unknown.csv", 78, "did you mean 'gate'?")]
    [InlineData("kind: event", "--truth cameras.csv", 78, "say with --camera which of them the recording is of")]
    [InlineData("kind: event", "--truth nowhere.csv", 1, "nowhere.csv")]
    [InlineData("kind: event", "", 1, "notes.mp4: no picture can be read from this file")]
    public async Task What_is_wrong_is_said_plainly(string kind, string more, int exit, string answer)
    {
        Write("watches.yaml", Watches.Replace("kind: event", kind, StringComparison.Ordinal));
        Write("unknown.csv", "watch,from,to\ngatt,1,2\n");
        Write("cameras.csv", "camera,watch,from,to\nhall,oil,1,2\nspillway,oil,1,2\n");
        Write("notes.mp4", "no video");

        var arguments = more.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.EndsWith(".csv", StringComparison.Ordinal) ? PathOf(word) : word);
        Assert.Equal(exit, await RunAsync(PathOf("notes.mp4"), [.. arguments]));

        Assert.Contains(answer, _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    private string PathOf(string name) => Path.Combine(_folder.Path, name);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    private async Task<string> ClipAsync()
    {
        using var ffmpeg = Process.Start("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "testsrc=size=64x64:rate=10:duration=12", PathOf("clip.mkv")]);
        await ffmpeg.WaitForExitAsync();
        return PathOf("clip.mkv");
    }

    private Task<int> RunAsync(string video, params string[] arguments)
    {
        string[] watch = arguments.Contains("--watch") ? [] : ["--watch", PathOf("watches.yaml")];
        return CommandLine.RunAsync(["try", video, .. watch, "--model", _model.Folder, "--provider", "cpu", .. arguments], _output, _error);
    }
}
