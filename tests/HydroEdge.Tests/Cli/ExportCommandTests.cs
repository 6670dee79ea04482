using System.CommandLine;
using System.Text.Json;
using HydroEdge.Alarms;
using HydroEdge.Archive;
using HydroEdge.Cli;
using HydroEdge.Hosting;
using HydroEdge.Tests.Alarms;
using HydroEdge.Tests.Archive;
using HydroEdge.Tests.Support;
using HydroEdge.Watches;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Tests.Cli;

public sealed class ExportCommandTests : IDisposable
{
    private readonly ArchiveFixture _house = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private string State => Path.GetDirectoryName(_house.Folder)!;

    [Fact]
    public async Task Every_kept_view_is_a_line_of_CSV_under_its_names()
    {
        Keep();

        var exit = await RunAsync("embeddings", "--csv", "--model", ArchiveFixture.Model);

        var lines = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(ExitCode.Ok, exit);
        Assert.Equal("id,time,until,frames,camera,model,asked,seen,scores,vector", lines[0]);
        Assert.StartsWith("2026-01-01/1,2026-01-01T00:00:00.000Z,2026-01-01T00:00:00.000Z,1,gate,0123456789ab,whole picture,", lines[1], StringComparison.Ordinal);
        Assert.Equal(ArchiveFixture.Dimension, lines[1].Split(',')[^1].Split(' ').Length);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public async Task As_JSON_lines_a_vector_is_an_array()
    {
        Keep();

        await RunAsync("embeddings", "--jsonl", "--model", ArchiveFixture.Model);

        using var line = JsonDocument.Parse(_output.ToString().Split('\n')[0]);
        Assert.Equal("gate", line.RootElement.GetProperty("camera").GetString());
        Assert.Equal(ArchiveFixture.Dimension, line.RootElement.GetProperty("vector").GetArrayLength());
    }

    [Fact]
    public async Task Every_event_is_a_line_with_its_verdict()
    {
        using (var meters = new TestMeters())
        using (var journal = Journal.Open(State, _house.Clock, new EdgeMetrics(meters), NullLogger.Instance))
        {
            journal.Commit(new AlarmEvent(Samples.Alarm(occurrence: "01AA"), AlarmTransition.Activated, AlarmState.Normal, Samples.Noon, Evidence: null) { Peak = 5.5 });
            journal.Judge("01AA", new Verdict(false, "a spider, not oil", "alice", Samples.Noon.AddHours(1)));
        }

        Assert.Equal(ExitCode.Ok, await RunAsync("events", "--csv"));
        Assert.Equal(ExitCode.Ok, await RunAsync("events", "--jsonl"));

        var lines = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("01AA,gate,jet,2026-01-01T12:00:00.000Z,,5.5,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",rejected,\"a spider, not oil\",alice,2026-01-01T13:00:00.000Z", lines[1].TrimEnd(), StringComparison.Ordinal);
        using var line = JsonDocument.Parse(lines[2]);
        Assert.Equal(("01AA", 5.5), (line.RootElement.GetProperty("id").GetString(), line.RootElement.GetProperty("peak").GetDouble()));
    }

    [Fact]
    public async Task Without_a_journal_there_are_no_events_but_their_names()
    {
        Assert.Equal(ExitCode.Ok, await RunAsync("events", "--csv"));
        Assert.StartsWith("id,camera,watch,raised_at", Assert.Single(_output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("embeddings")]
    [InlineData("embeddings", "--csv", "--jsonl")]
    [InlineData("pictures", "--csv")]
    public async Task What_cannot_be_meant_is_refused(params string[] arguments) => Assert.Equal(ExitCode.Failed, await RunAsync(arguments));

    [Fact]
    public void A_cell_is_quoted_where_it_must_be_and_no_formula()
    {
        var lines = new ExportLines(_output, csv: true);

        lines.Begin("a", "b", "c", "d");
        lines.Add("one, two", "a \"b\"", "=1+1", null);

        Assert.Equal("\"one, two\",\"a \"\"b\"\"\",'=1+1,", _output.ToString().Split('\n')[1].TrimEnd());
    }

    [Fact]
    public async Task Purge_says_what_would_go_and_does_it_only_with_yes()
    {
        Keep();

        Assert.Equal(ExitCode.Failed, await PurgeAsync());
        Assert.True(Directory.Exists(_house.Folder));
        Assert.Contains("--yes", _error.ToString());

        Assert.Equal(ExitCode.Ok, await PurgeAsync("--yes"));
        Assert.False(Directory.Exists(_house.Folder));
        Assert.Empty(_house.Search.Find(ArchiveFixture.Unit(1), SearchFilter.Everything, 1).Found);
    }

    public void Dispose()
    {
        _house.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    private void Keep()
    {
        _house.Append("gate", ArchiveFixture.Unit(1));
        _house.Append("rack", ArchiveFixture.Unit(2));
        _house.Close();
    }

    private Task<int> RunAsync(params string[] arguments) => Invoke(ExportCommand.Create(), arguments);

    private Task<int> PurgeAsync(params string[] arguments) => Invoke(PurgeCommand.Create(), arguments);

    private Task<int> Invoke(Command command, string[] arguments) => command
        .Parse([.. arguments, "--state", State])
        .InvokeAsync(new InvocationConfiguration { Output = _output, Error = _error, EnableDefaultExceptionHandler = false });
}
