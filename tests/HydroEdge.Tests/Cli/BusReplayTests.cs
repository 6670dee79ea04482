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

public sealed class BusReplayTests : IAsyncLifetime
{
    private readonly TempFolder _state = new();
    private readonly Desk _desk = new();
    private readonly WebApplication _daemon;
    private readonly List<ReplayRange> _asked = [];

    public BusReplayTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(new StatePaths(_state.Path).Socket));
        builder.Services.AddSingleton(_desk.Commands);
        builder.Services.AddSingleton<TimeProvider>(_desk.Clock);
        _daemon = builder.Build();
        _daemon.MapCommands();
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

        var (code, said) = await AskAsync(stream, "1", "9");

        Assert.Equal(0, code);
        Assert.Equal(["2 events are sent once more.", "Lost for good: 3 (hit) between 5 and 8, full."], said.Trim().Split('\n'));
        Assert.Equal([new ReplayRange(stream, 1, 9)], _asked);
        Assert.NotEmpty(Assert.Single(_desk.Told, told => told.Command is not null).Command!.Operator!);
    }

    [Fact(Timeout = 20_000)]
    public async Task Numbers_that_are_none_are_refused_with_the_remedy()
    {
        var (code, said) = await AskAsync("01S", "9", "1");

        Assert.Equal(1, code);
        Assert.Contains("'from_seq' and 'to_seq'", said);
        Assert.Empty(_asked);
    }

    private async Task<(int Code, string Said)> AskAsync(params string[] range)
    {
        using var said = new StringWriter();
        var code = await CommandLine.RunAsync(["bus", "replay", .. range, "--state", _state.Path], said, said);
        return (code, said.ToString());
    }
}
