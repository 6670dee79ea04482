using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using HydroEdge.Alarms;
using HydroEdge.Bus;
using HydroEdge.Tests.Support;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Bus;

/// <summary>deploy/broker as it is shipped: mosquitto with TLS, client certificates and the ACL.</summary>
public sealed class BrokerExampleTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private MosquittoBroker _broker = null!;

    public async Task InitializeAsync()
    {
        await RunAsync(Shipped("make-test-ca.sh"), _folder.Path, "127.0.0.1", "u1", "u2");
        File.Copy(Shipped("acl"), _folder.File("acl"));
        var lines = await File.ReadAllLinesAsync(Shipped("hydroedge.conf"));
        _broker = await MosquittoBroker.StartWithAsync(port => lines
            .Select(line => line.Replace("/etc/mosquitto/hydroedge", _folder.Path).Replace("listener 8883", $"listener {port} 127.0.0.1"))
            .Append($"persistence_location {_folder.Path}/"));
    }

    public async Task DisposeAsync()
    {
        await _broker.DisposeAsync();
        _folder.Dispose();
    }

    [Fact(Timeout = 60_000)]
    public async Task S72_A_node_may_say_all_that_it_says_and_the_SCADA_system_commands_it()
    {
        await using var plant = NodeWith("u1");
        await plant.StartAsync();
        plant.Decide(DecisionState.Active);
        plant.Journal.Commit(new SysEvent(SysKind.Started, "started", plant.Clock.GetUtcNow()));
        await Until.TrueAsync(() => plant.Publisher.State.Link.Connected && plant.Journal.UnsentCount == 0);

        await RunAsync("mosquitto_pub", [.. As("scada"), "-q", "1", "-t", "he/v1/plant/u1/cmd/ack", "-m", Ack(plant)]);
        await Until.TrueAsync(() => plant.Desk.Find(new AlarmKey("gate", "jet"))!.State == AlarmState.Ack);

        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);
        Assert.Equal((null, false), (plant.Publisher.State.Refused, plant.Publisher.State.Link.Deaf));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_node_with_another_s_certificate_may_say_nothing_and_knows_it()
    {
        await using var plant = NodeWith("u2");
        plant.Happens();

        await plant.StartAsync();
        await Until.TrueAsync(() => plant.Publisher.State.Refused is not null);

        Assert.Equal(1, plant.Journal.UnsentCount);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_node_cannot_command_itself_or_another()
    {
        await using var plant = NodeWith("u1");
        await plant.StartAsync();
        plant.Decide(DecisionState.Active);
        await Until.TrueAsync(() => plant.Publisher.State.Link.Connected && plant.Journal.UnsentCount == 0);

        foreach (var client in (string[])["u1", "u2"])
            await RunAsync("mosquitto_pub", [.. As(client), "-i", "forger", "-q", "1", "-t", "he/v1/plant/u1/cmd/ack", "-m", Ack(plant)]);
        await RunAsync("mosquitto_pub", [.. As("scada"), "-q", "1", "-t", "he/v1/plant/u1/cmd/snapshot", "-m", Ack(plant).Replace("r-1", "r-2")]);
        await Until.TrueAsync(() => plant.Journal.ReplyTo("r-2") is not null);

        Assert.Null(plant.Journal.ReplyTo("r-1"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Without_a_certificate_nobody_comes_in()
    {
        await using var plant = new Plant(Address, options: bus => bus with { CaFile = _folder.File("ca.crt") });
        await plant.StartAsync();

        await Until.TrueAsync(() => plant.Publisher.State.Link.Fault is not null);

        Assert.False(plant.Publisher.State.Link.Connected);
    }

    private string Address => $"mqtts://127.0.0.1:{_broker.Port}";

    private Plant NodeWith(string certificate) => new(Address, options: bus => bus with
    {
        CaFile = _folder.File("ca.crt"), CertFile = _folder.File($"{certificate}.crt"), KeyFile = _folder.File($"{certificate}.key"),
    });

    private string[] As(string client) =>
    [
        "-h", "127.0.0.1", "-p", $"{_broker.Port}", "--cafile", _folder.File("ca.crt"), "--cert", _folder.File($"{client}.crt"), "--key", _folder.File($"{client}.key"),
    ];

    private static string Ack(Plant plant) => new JsonObject
    {
        ["request_id"] = "r-1",
        ["operator"] = "ann",
        ["expires"] = plant.Clock.GetUtcNow().AddSeconds(60).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
        ["watch"] = "jet",
        ["occurrence_id"] = plant.Desk.Find(new AlarmKey("gate", "jet"))?.OccurrenceId,
    }.ToJsonString();

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, string.Concat(await said));
    }

    private static string Shipped(string name, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../deploy/broker", name));
}
