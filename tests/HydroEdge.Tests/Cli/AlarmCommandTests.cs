using System.CommandLine;
using System.Net;
using System.Text.Json;
using HydroEdge.Alarms;
using HydroEdge.Cli;
using HydroEdge.Hosting;
using HydroEdge.Tests.Alarms;
using HydroEdge.Tests.Support;
using HydroEdge.Tests.Watches;
using HydroEdge.Watches;
using HydroEdge.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Tests.Cli;

public sealed class AlarmCommandTests : IAsyncLifetime
{
    private const string Id = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

    private readonly TempFolder _state = new();
    private readonly FakeClock _clock = new();
    private readonly TestMeters _meters = new();
    private readonly Journal _journal;
    private readonly WebApplication _daemon;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public AlarmCommandTests()
    {
        _journal = Journal.Open(_state.Path, _clock, new EdgeMetrics(_meters), NullLogger.Instance);
        var board = new WatchBoard(new TinyEmbedder());
        board.Apply([Samples.Watch()]);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ListenUnixSocket(new StatePaths(_state.Path).Socket);
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        builder.Services.AddSingleton(new VerdictDesk(_journal, board, _clock, NullLogger.Instance));
        _daemon = builder.Build();
        _daemon.MapVerdicts();
    }

    public Task InitializeAsync() => _daemon.StartAsync();

    public async Task DisposeAsync()
    {
        await _daemon.DisposeAsync();
        _journal.Dispose();
        _meters.Dispose();
        _state.Dispose();
        await _output.DisposeAsync();
        await _error.DisposeAsync();
    }

    [Fact(Timeout = 20_000)]
    public async Task Past_alarms_are_listed_with_what_was_said_of_them()
    {
        Raise(Id);

        Assert.Equal(ExitCode.Ok, await RunAsync("alarm", "list"));
        Assert.Equal(ExitCode.Ok, await RunAsync("alarm", "reject", "01arz3nd", "--note", "a\nspider"));
        Assert.Equal(ExitCode.Ok, await RunAsync("alarm", "list", "--json"));

        var lines = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("01ARZ3ND  2026-01-01 00:00:00Z  still on  jet    gate    5.0", lines[1]);
        Assert.StartsWith("01ARZ3ND rejected: jet on gate", lines[2]);
        using var list = JsonDocument.Parse(string.Concat(lines[3..]));
        var told = list.RootElement.GetProperty("occurrences")[0];
        Assert.Equal(
            (Id, "rejected", "a spider"),
            (told.GetProperty("id").GetString(), told.GetProperty("verdict").GetString(), told.GetProperty("note").GetString()));
        Assert.NotEmpty(told.GetProperty("judged_by").GetString()!);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_verdict_may_be_changed()
    {
        Raise(Id);

        await RunAsync("alarm", "reject", Id);
        Assert.Equal(ExitCode.Ok, await RunAsync("alarm", "confirm", Id));

        Assert.True(_journal.Occurrences(1)[0].Verdict!.Real);
        Assert.Contains("It is recorded, but teaches nothing", _output.ToString());
    }

    [Fact(Timeout = 20_000)]
    public async Task Before_the_first_alarm_the_list_says_so()
    {
        Assert.Equal(ExitCode.Ok, await RunAsync("alarm", "list"));

        Assert.Equal("No alarm has been raised yet.", _output.ToString().Trim());
    }

    [Theory(Timeout = 20_000)]
    [InlineData("01B", "No occurrence has an id that begins with '01B'; 'hydroedge alarm list' shows them.")]
    [InlineData("01ARZ3", "More than one id begins with '01ARZ3'")]
    [InlineData("../status", "'../status' is not the id of an occurrence")]
    [InlineData("", "The id is empty")]
    public async Task An_id_that_is_unknown_or_not_enough_is_refused_with_the_remedy(string id, string refusal)
    {
        Raise(Id);
        Raise("01ARZ3NDEKTSV4XXXXXXXXXXXX");

        Assert.Equal(ExitCode.Failed, await RunAsync("alarm", "reject", id));

        Assert.Contains(refusal, _error.ToString());
        Assert.All(_journal.Occurrences(10), occurrence => Assert.Null(occurrence.Verdict));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_note_that_is_too_long_is_refused()
    {
        Raise(Id);

        Assert.Equal(ExitCode.Failed, await RunAsync("alarm", "reject", Id, "--note", new string('x', 501)));

        Assert.Contains("A note may have 500 characters", _error.ToString());
    }

    [Fact(Timeout = 20_000)]
    public async Task Without_a_daemon_it_says_where_it_asked()
    {
        using var elsewhere = new TempFolder();

        Assert.Equal(ExitCode.Failed, await CommandLine.RunAsync(["alarm", "confirm", Id, "--state", elsewhere.Path], _output, _error));

        Assert.Contains($"No daemon answers at {elsewhere.File("hydroedge.sock")} (there is no such socket)", _error.ToString());
    }

    [Fact(Timeout = 20_000)]
    public async Task Neither_list_nor_verdict_is_to_be_had_over_TCP()
    {
        Raise(Id);
        using var http = new HttpClient { BaseAddress = new Uri(_daemon.Urls.Single(url => url.StartsWith("http://127", StringComparison.Ordinal))) };
        using var verdict = new StringContent("""{"real": false}""", System.Text.Encoding.UTF8, "application/json");

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri("/api/alarms", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsync(new Uri($"/api/alarms/{Id}/verdict", UriKind.Relative), verdict)).StatusCode);
        Assert.Null(_journal.Occurrences(1)[0].Verdict);
    }

    [Fact(Timeout = 20_000)]
    public async Task What_is_no_verdict_is_refused()
    {
        var refused = await Assert.ThrowsAsync<IOException>(
            () => DaemonSocket.AskAsync(new StatePaths(_state.Path), $"/api/alarms/{Id}/verdict", "no JSON", CancellationToken.None));

        Assert.Equal("There is no verdict in this.", refused.Message);
    }

    private void Raise(string id) => _journal.Commit(
        new AlarmEvent(Samples.Alarm(occurrence: id), AlarmTransition.Activated, AlarmState.Normal, _clock.GetUtcNow(), null) { Peak = 5 });

    private Task<int> RunAsync(params string[] arguments) => CommandLine.RunAsync([.. arguments, "--state", _state.Path], _output, _error);
}
