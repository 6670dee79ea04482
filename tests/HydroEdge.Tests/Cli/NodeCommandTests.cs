using HydroEdge.Alarms;
using HydroEdge.Cli;
using HydroEdge.Hosting;
using HydroEdge.Tests.Alarms;
using HydroEdge.Tests.Support;
using HydroEdge.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HydroEdge.Tests.Cli;

public sealed class NodeCommandTests : IAsyncLifetime
{
    private readonly TempFolder _state = new();
    private readonly Desk _desk = new();
    private readonly WebApplication _daemon;
    private readonly List<ReplayRange> _asked = [];

    public NodeCommandTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(new StatePaths(_state.Path).Socket));
        builder.Services.AddSingleton(_desk.Commands);
        builder.Services.AddSingleton(_desk.Verdicts);
        builder.Services.AddSingleton<TimeProvider>(_desk.Clock);
        _daemon = builder.Build();
        _daemon.MapCommands();
        _daemon.MapVerdicts();
        _desk.Commands.ReplayAsked += _asked.Add;

        // The command line asks by the clock on the wall.
        _desk.Clock.SetBy(DateTimeOffset.UtcNow - _desk.Clock.GetUtcNow());
    }

    public Task InitializeAsync() => _daemon.StartAsync();

    public async Task DisposeAsync()
    {
        await _daemon.DisposeAsync();
        _desk.Dispose();
        _state.Dispose();
    }

    [Fact(Timeout = 20_000)]
    public async Task What_is_left_is_sent_once_more_and_what_is_lost_is_named()
    {
        var stream = _desk.Journal.Commit(Samples.Event()).Stream;
        _desk.Journal.Commit(new Gap(stream, EventClass.Hit, 5, 8, 3, Gap.Full).Told(_desk.Clock.GetUtcNow()));

        var (code, said) = await AskAsync("bus", "replay", stream, "1", "9");

        Assert.Equal(0, code);
        Assert.Equal(["2 events are sent once more.", "Lost for good: 3 (hit) between 5 and 8, full."], said.Trim().Split('\n'));
        Assert.Equal([new ReplayRange(stream, 1, 9)], _asked);
        Assert.NotEmpty(Assert.Single(_desk.Told, told => told.Command is not null).Command!.Operator!);
    }

    [Fact(Timeout = 20_000)]
    public async Task Numbers_that_are_none_are_refused_with_the_remedy()
    {
        var (code, said) = await AskAsync("bus", "replay", "01S", "9", "1");

        Assert.Equal(1, code);
        Assert.Contains("'from_seq' and 'to_seq'", said);
        Assert.Empty(_asked);
    }

    [Fact(Timeout = 20_000)]
    public async Task An_alarm_is_acknowledged_by_the_beginning_of_its_id_and_it_is_on_record_who_did()
    {
        _desk.With(Samples.Watch()).Raised();
        var id = _desk.Only.OccurrenceId!;

        var (code, said) = await AskAsync("alarm", "ack", id[..20].ToLowerInvariant(), "--note", "on my way");

        Assert.Equal((0, "jet on gate is acknowledged; its state is ack."), (code, said.Trim()));
        Assert.Equal("on my way", _desk.Events[^1].Alarm.Comment);
        Assert.Equal(CommandCode.Ok, Assert.Single(_desk.Told, told => told.Command is not null).Command!.Code);
    }

    [Fact(Timeout = 20_000)]
    public async Task An_id_that_nothing_has_is_refused()
    {
        var (code, said) = await AskAsync("alarm", "ack", "01J0");

        Assert.Equal(1, code);
        Assert.Contains("hydroedge alarm list", said);
    }

    private async Task<(int Code, string Said)> AskAsync(params string[] words)
    {
        using var said = new StringWriter();
        var code = await CommandLine.RunAsync([.. words, "--state", _state.Path], said, said);
        return (code, said.ToString());
    }
}
