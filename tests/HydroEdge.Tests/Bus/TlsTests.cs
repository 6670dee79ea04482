using System.Security.Authentication;
using HydroEdge.Bus;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Bus;

/// <summary>TLS to a real broker, with an authority made for the test.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly TestAuthority _stranger = new();

    public void Dispose()
    {
        _authority.Dispose();
        _stranger.Dispose();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("localhost", "localhost")]
    public async Task A_broker_with_a_certificate_of_our_authority_for_its_name_is_trusted(string certificateName, string host)
    {
        await using var broker = await TlsBrokerAsync(certificateName);
        await using var plant = new Plant($"mqtts://{host}:{broker.Port}", options: bus => bus with { CaFile = _authority.CaFile });
        plant.Happens();

        await plant.StartAsync();
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);

        Assert.True(plant.Publisher.State.Link.Connected);
    }

    [Fact(Timeout = 30_000)]
    public async Task S69_A_broker_with_a_certificate_for_another_name_is_not_talked_to()
    {
        await using var broker = await TlsBrokerAsync("elsewhere.example");

        Assert.Contains("certificate verify failed", await FaultAsync(broker, bus => bus with { CaFile = _authority.CaFile }));
    }

    [Fact(Timeout = 30_000)]
    public async Task S69_A_broker_with_a_certificate_of_another_authority_is_not_talked_to()
    {
        await using var broker = await TlsBrokerAsync("127.0.0.1");

        var fault = await FaultAsync(broker, bus => bus with { CaFile = _stranger.CaFile });
        Assert.Contains("certificate verify failed", fault);
        Assert.Contains("bus.ca_file must hold", fault);
        Assert.Contains("certificate verify failed", await FaultAsync(broker, bus => bus));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("wrong name")]
    [InlineData("wrong authority")]
    [InlineData("expired")]
    public async Task S69_A_broker_that_is_not_to_be_trusted_hears_not_one_byte_of_MQTT(string fault)
    {
        await using var door = new TlsListener(fault switch
        {
            "wrong name" => _authority.Sign("elsewhere.example"),
            "wrong authority" => _stranger.Sign("127.0.0.1"),
            _ => _authority.Sign("127.0.0.1", expired: true),
        });
        await using var link = LinkTo(door);
        await link.AfterWaitsAsync(() => door.Handshakes >= 3);

        Assert.Contains("certificate verify failed", link.State.Fault);
        Assert.Equal(0, door.Bytes);
    }

    [Fact(Timeout = 30_000)]
    public async Task S69_A_broker_that_is_to_be_trusted_hears_us_over_a_TLS_that_is_not_old()
    {
        await using var door = new TlsListener(_authority.Sign("127.0.0.1"));
        await using var link = LinkTo(door);

        await Until.TrueAsync(() => door.Bytes > 0);

        Assert.Contains(door.Agreed, (SslProtocols?[])[SslProtocols.Tls12, SslProtocols.Tls13]);
    }

    [Fact(Timeout = 60_000)]
    public async Task S71_A_new_certificate_is_used_at_the_next_connect_without_a_restart()
    {
        await using var broker = await TlsBrokerAsync("127.0.0.1", "require_certificate true");
        using var folder = new TempFolder();
        Install(folder, _stranger.Sign("u1"));
        await using var link = new RunningLink(
            new BusOptions
            {
                Broker = $"mqtts://127.0.0.1:{broker.Port}", KeepAlive = TimeSpan.FromSeconds(5), CaFile = _authority.CaFile,
                CertFile = folder.File("node.crt"), KeyFile = folder.File("node.key"),
            },
            new FakeClock());
        await Until.TrueAsync(() => link.State.Fault is not null);

        Install(folder, _authority.Sign("u1"));
        await link.AfterWaitsAsync(() => link.State.Connected);
    }

    [Fact(Timeout = 30_000)]
    public async Task Where_the_broker_wants_a_certificate_ours_opens_the_door_and_none_does_not()
    {
        await using var broker = await TlsBrokerAsync("127.0.0.1", "require_certificate true");
        var (certFile, keyFile) = _authority.Sign("u1");

        Assert.NotNull(await FaultAsync(broker, bus => bus with { CaFile = _authority.CaFile }));
        Assert.Null(await FaultAsync(broker, bus => bus with { CaFile = _authority.CaFile, CertFile = certFile, KeyFile = keyFile }));
    }

    [Fact(Timeout = 30_000)]
    public async Task What_is_wrong_with_our_own_files_is_said_without_asking_anybody()
    {
        await using var broker = await TlsBrokerAsync("127.0.0.1");
        var (certFile, _) = _authority.Sign("u1");
        var (otherCertFile, lockedKey) = _authority.Sign("locked", keyPassword: "secret");

        Assert.Contains("/nowhere/ca.crt", await FaultAsync(broker, bus => bus with { CaFile = "/nowhere/ca.crt" }));
        Assert.Contains("bus.key_file", await FaultAsync(broker, bus => bus with { CaFile = _authority.CaFile, CertFile = certFile }));
        Assert.NotNull(await FaultAsync(broker, bus => bus with { CaFile = _authority.CaFile, CertFile = otherCertFile, KeyFile = lockedKey }));
    }

    /// <summary>What the link complains of at its first attempt; null when it connects.</summary>
    private static async Task<string?> FaultAsync(MosquittoBroker broker, Func<BusOptions, BusOptions> options)
    {
        await using var link = new RunningLink(
            options(new BusOptions { Broker = $"mqtts://127.0.0.1:{broker.Port}", KeepAlive = TimeSpan.FromSeconds(5) }), new FakeClock());
        await Until.TrueAsync(() => link.State.Connected || link.State.Fault is not null);
        return link.State.Fault;
    }

    private RunningLink LinkTo(TlsListener door) =>
        new(new BusOptions { Broker = door.Address, KeepAlive = TimeSpan.FromSeconds(5), CaFile = _authority.CaFile }, new FakeClock());

    private static void Install(TempFolder folder, (string CertFile, string KeyFile) identity)
    {
        File.Copy(identity.CertFile, folder.File("node.crt"), overwrite: true);
        File.Copy(identity.KeyFile, folder.File("node.key"), overwrite: true);
    }

    private Task<MosquittoBroker> TlsBrokerAsync(string name, params string[] settings)
    {
        var (certFile, keyFile) = _authority.Sign(name);
        return MosquittoBroker.StartAsync(
            ["allow_anonymous true", $"cafile {_authority.CaFile}", $"certfile {certFile}", $"keyfile {keyFile}", .. settings]);
    }
}
