using HydroEdge.Cli;
using HydroEdge.Tests.Bus;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Cli;

public sealed class BusDoctorTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task With_a_broker_that_lets_the_node_do_all_it_does_all_is_well()
    {
        await using var broker = await MosquittoBroker.StartAsync("allow_anonymous true");

        var (code, said) = await AskAsync(broker.Address);

        Assert.Equal(0, code);
        Assert.DoesNotContain("FAULT", said);
        Assert.Contains("let in, MQTT 5", said);
        Assert.Contains("may read he/v1/plant/u1/cmd/#", said);
        Assert.Contains("may write; PUBACK after", said);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_name_that_nobody_knows_is_said()
    {
        var (code, said) = await AskAsync("mqtt://broker.invalid");

        Assert.Equal(1, code);
        Assert.Contains("FAULT  name", said);
        Assert.Contains("Mend the name in bus.broker", said);
        Assert.DoesNotContain("port", said.Split('\n')[^2]);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_port_where_nobody_answers_is_said()
    {
        await using var broker = await MosquittoBroker.StartAsync("allow_anonymous true");
        await broker.KillAsync();

        var (code, said) = await AskAsync(broker.Address);

        Assert.Equal(1, code);
        Assert.Contains("FAULT  port", said);
        Assert.Contains("firewall", said);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_login_that_is_refused_is_said()
    {
        await using var broker = await MosquittoBroker.StartAsync("allow_anonymous false");

        var (code, said) = await AskAsync(broker.Address);

        Assert.Equal(1, code);
        Assert.Contains("FAULT  login", said);
        Assert.Contains("bus.username", said);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("topic write he/v1/plant/u1/#", "FAULT  writing", "did not come back")]
    [InlineData("topic read he/v1/plant/u1/#", "FAULT  writing", "Not authorized")]
    public async Task An_ACL_in_the_way_is_said(string acl, string step, string why)
    {
        await File.WriteAllLinesAsync(_folder.File("acl"), [acl]);
        await using var broker = await MosquittoBroker.StartAsync("allow_anonymous true", $"acl_file {_folder.File("acl")}");

        var (code, said) = await AskAsync(broker.Address);

        Assert.Equal(1, code);
        Assert.Contains(step, said);
        Assert.Contains(why, said);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("other.plant", true, "it is not for '127.0.0.1'")]
    [InlineData("127.0.0.1", false, "bus.ca_file must hold the authority")]
    public async Task A_certificate_that_does_not_fit_is_said(string name, bool ours, string why)
    {
        using var authority = new TestAuthority();
        using var foreign = new TestAuthority();
        var (cert, key) = authority.Sign(name);
        await using var broker = await MosquittoBroker.StartAsync("allow_anonymous true", $"certfile {cert}", $"keyfile {key}");

        var (code, said) = await AskAsync($"mqtts://127.0.0.1:{broker.Port}", "--ca", (ours ? authority : foreign).CaFile);

        Assert.Equal(1, code);
        Assert.Contains("FAULT  TLS", said);
        Assert.Contains(why, said);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_certificate_that_fits_is_named_with_its_end()
    {
        using var authority = new TestAuthority();
        var (cert, key) = authority.Sign("127.0.0.1");
        await using var broker = await MosquittoBroker.StartAsync("allow_anonymous true", $"certfile {cert}", $"keyfile {key}");

        var (_, said) = await AskAsync($"mqtts://127.0.0.1:{broker.Port}", "--ca", authority.CaFile);

        Assert.Contains("CN=127.0.0.1, signed by CN=test authority", said);
        Assert.Contains("ends soon", said);
    }

    private async Task<(int Code, string Said)> AskAsync(string broker, params string[] options)
    {
        await File.WriteAllTextAsync(_folder.File("gate.mp4"), "");
        await File.WriteAllTextAsync(
            _folder.File("hydroedge.yaml"), "site: plant\nnode: u1\ncameras:\n  - {id: gate, source: gate.mp4}\n");
        using var said = new StringWriter();
        var code = await CommandLine.RunAsync(
            ["bus", "doctor", "--config", _folder.File("hydroedge.yaml"), "--broker", broker, .. options], said, said);
        return (code, said.ToString());
    }
}
