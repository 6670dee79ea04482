using HydroEdge.Bus;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Bus;

[Collection(Alone.Name)]
public sealed class MqttLinkLeakTests
{
    [Fact(Timeout = 60_000)]
    public async Task S15_Two_hundred_connections_later_no_file_and_no_thread_has_stayed_behind()
    {
        var clock = new FakeClock();
        await using var broker = new FakeBroker();
        await using var link = new RunningLink(new BusOptions { Broker = broker.Address, KeepAlive = TimeSpan.FromSeconds(5) }, clock);
        await ReconnectAsync(broker, link, times: 20);
        var (files, memory) = Held();

        await ReconnectAsync(broker, link, times: 200);

        var (filesAfter, memoryAfter) = Held();
        Assert.InRange(filesAfter, 0, files + 3);
        Assert.InRange(memoryAfter - memory, long.MinValue, 20_000_000);
    }

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

    private static (int Files, long Memory) Held()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return (Directory.GetFiles("/proc/self/fd").Length, process.WorkingSet64);
    }
}
