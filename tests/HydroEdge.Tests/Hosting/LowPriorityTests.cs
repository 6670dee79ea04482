using HydroEdge.Hosting;

namespace HydroEdge.Tests.Hosting;

public sealed class LowPriorityTests
{
    private const int NiceField = 18;

    [Fact(Timeout = 20_000)]
    public async Task The_work_is_nice_and_nothing_else_is()
    {
        var before = Nice();

        var during = await LowPriority.RunAsync("test", Nice);

        Assert.Equal(Math.Min(before + 10, 19), during);
        Assert.Equal(before, await Task.Run(Nice));
    }

    [Fact(Timeout = 20_000)]
    public async Task What_goes_wrong_is_the_callers()
    {
        await Assert.ThrowsAsync<IOException>(() => LowPriority.RunAsync<int>("test", () => throw new IOException("no disk")));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => LowPriority.RunAsync<int>("test", () => throw new OperationCanceledException()));
    }

    // proc(5): the nineteenth field, the second being a name in brackets that may hold spaces.
    private static int Nice()
    {
        var stat = File.ReadAllText("/proc/thread-self/stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[NiceField - 2], System.Globalization.CultureInfo.InvariantCulture);
    }
}
