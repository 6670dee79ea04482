using HydroEdge.Bus;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Bus;

[Collection(Alone.Name)]
public sealed class MqttLinkLeakTests
{
    private const int Seed = 20_261_124;
    private const int MoreFiles = 3;
    private const int MoreBytes = 20_000_000;

    private readonly FakeClock _clock = new();
    private readonly Random _random = new(Seed);

    [Fact(Timeout = 1_200_000)]
    public async Task S15_After_hundreds_of_connections_no_file_and_no_memory_has_stayed_behind()
    {
        var times = Long.Count(200, 1_000);
        await using var broker = new FakeBroker();
        await using var link = LinkTo(broker);
        await ReconnectAsync(broker, link, times: 20);
        var before = Held();

        await ReconnectAsync(broker, link, times);

        await AssertFlatAsync(before);
        LongReport.Write($"{times} reconnects after a broken connection", 0, Grown(before, Held()));
    }

    [Fact(Timeout = 1_200_000)]
    public async Task S15_After_hundreds_of_failures_of_every_kind_it_connects_and_nothing_has_stayed_behind()
    {
        var times = Long.Count(100, 1_000);
        await using var broker = new FakeBroker();
        await using var rude = new FakeBroker { CloseAfterBytes = 1 };
        await using var link = LinkTo(broker);
        await FailAsync(broker, rude, link, times: 40);
        var before = Held();

        await FailAsync(broker, rude, link, times);

        Assert.True(link.State.Connected);
        await AssertFlatAsync(before);
        LongReport.Write($"{times} failed connects: CONNACK refusals, TLS, name, missing file, closed after some bytes, nobody there", Seed, Grown(before, Held()));
    }

    private RunningLink LinkTo(FakeBroker broker) => new(Sound(broker), _clock);

    private static BusOptions Sound(FakeBroker broker) => new() { Broker = broker.Address, KeepAlive = TimeSpan.FromSeconds(5) };

    private static async Task ReconnectAsync(FakeBroker broker, RunningLink link, int times)
    {
        var goal = broker.Sessions + times;
        while (broker.Sessions < goal)
        {
            var sessions = broker.Sessions;
            await link.AfterWaitsAsync(() => link.State.Connected);
            broker.Drop();
            await link.AfterWaitsAsync(() => broker.Sessions > sessions);
        }
    }

    /// <summary>Breaks something, lets the link fail by it, mends it, lets it come back; so many times.</summary>
    private async Task FailAsync(FakeBroker broker, FakeBroker rude, RunningLink link, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await link.AfterWaitsAsync(() => link.State.Connected);
            var mended = broker.OnConnect;
            link.Options = Broken(broker, rude);
            link.Reconnect();
            var waits = link.Waits.Count;
            await link.AfterWaitsAsync(() => link.Waits.Count > waits && !link.State.Connected);

            (broker.OnConnect, link.Options) = (mended, Sound(broker));
        }

        await link.AfterWaitsAsync(() => link.State.Connected);
    }

    private BusOptions Broken(FakeBroker broker, FakeBroker rude)
    {
        rude.CloseAfterBytes = 1 + _random.Next(60);
        var overTls = rude.Address.Replace("mqtt:", "mqtts:", StringComparison.Ordinal);
        switch (_random.Next(6))
        {
            case 0:
                int[] refusals = [0x80, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8A, 0x97, 0x9F];
                var code = refusals[_random.Next(refusals.Length)];
                broker.OnConnect = connect => MqttWire.Connack(connect.Level, code);
                return Sound(broker);
            case 1:
                return Sound(rude);
            case 2:
                return Sound(rude) with { Broker = overTls };
            case 3:
                return Sound(rude) with { Broker = overTls, CaFile = "/nowhere/ca.crt" };
            case 4:
                return Sound(rude) with { Broker = "mqtt://no.such.name.invalid:1883" };
            default:
                return Sound(rude) with { Broker = "mqtt://127.0.0.1:1" };
        }
    }

    private static async Task AssertFlatAsync((string[] Files, long Memory) before)
    {
        // The brokers' ends of connections that we have closed close a moment later.
        var after = Held();
        for (var look = 0; look < 100 && after.Files.Length > before.Files.Length + MoreFiles; look++)
        {
            await Task.Delay(100);
            after = Held();
        }

        Assert.True(after.Files.Length <= before.Files.Length + MoreFiles, $"{before.Files.Length} open files have become {after.Files.Length}: {string.Join(", ", after.Files.Except(before.Files))}");
        Assert.InRange(after.Memory - before.Memory, long.MinValue, MoreBytes);
    }

    private static FormattableString Grown((string[] Files, long Memory) before, (string[] Files, long Memory) after) =>
        $"open files {before.Files.Length} to {after.Files.Length}, resident memory {before.Memory / 1e6:0} to {after.Memory / 1e6:0} MB, all of the test's own included";

    private static (string[] Files, long Memory) Held()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return ([.. Directory.GetFiles("/proc/self/fd").Select(file => new FileInfo(file).LinkTarget ?? "gone")], process.WorkingSet64);
    }
}
