using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HydroEdge.Alarms;
using HydroEdge.Benchmarks.Cost;
using HydroEdge.Benchmarks.Report;
using HydroEdge.Cli;

namespace HydroEdge.Benchmarks.Bus;

/// <summary>The measurements, each on a journal and a broker of its own.</summary>
internal static class BusTimes
{
    private const int Times = 1_000;
    private const int Raises = 500;

    // Not counted: a daemon runs for weeks, and .NET has compiled for good what ran some hundred times.
    private const int WarmUp = 500;
    private const int Backlog = 10_000;
    private const int MostCommits = 3;
    private const int DecisionsOfARound = 100;
    private const double FeltAtMost = 1.1;

    private static readonly TimeSpan Drained = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Critical = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Back = TimeSpan.FromSeconds(5);
    private static readonly int[] OutagesS = [1, 3, 10, 30, 60, 120];

    public static async Task CommitAndPublishAsync(MarkdownTable table, CancellationToken stop)
    {
        using var folder = new TemporaryFolder();
        using var broker = await LoopbackBroker.StartAsync(folder.Path, TimeProvider.System, stop);
        await using var node = new BenchNode(folder.Path, Address(broker.Port), WarmUp + Raises, eventsPerSecond: 10_000);
        var length = JsonSerializer.Serialize(BenchNode.Raise(BenchNode.Normal), JournalJson.Default.AlarmEvent).Length;
        using var bare = new BareCommit(folder.Path, length);
        var (bares, commits, trips, decisions) = (new List<TimeSpan>(), new List<TimeSpan>(), new List<TimeSpan>(), new List<TimeSpan>());
        for (var i = -WarmUp; i < Times; i++)
        {
            var (least, ours) = (bare.Time(), Timed(() => node.Journal.Commit(BenchNode.Raise(BenchNode.Normal))));
            if (i < 0)
                continue;
            bares.Add(least);
            commits.Add(ours);
        }

        await node.StartAsync();
        SpinWait.SpinUntil(() => node.Journal.UnsentCount == 0);
        using var trip = new BareRoundTrip(Address(broker.Port), length);
        for (var i = -WarmUp; i < Raises; i++)
        {
            var (least, round, ours) = (bare.Time(), trip.Time(), node.UntilSent(node.Decide));
            if (i < 0)
                continue;
            bares.Add(least);
            trips.Add(round);
            decisions.Add(ours);
        }

        var (commit, roundTrip) = (new Spread(bares), new Spread(trips));
        Add(table, "a bare SQLite commit of one row of the same length", commit, null);
        Add(table, "an event accepted: event, state and number in one commit", new Spread(commits), MostCommits * commit.P99);
        Add(table, "a bare PUBLISH and its PUBACK", roundTrip, null);
        Add(table, "from the decision that raises an alarm to the PUBACK of its event", new Spread(decisions), (MostCommits * commit.P99) + roundTrip.P99);
    }

    public static async Task BacklogAsync(MarkdownTable table, CancellationToken stop)
    {
        using var folder = new TemporaryFolder();
        using var broker = await LoopbackBroker.StartAsync(folder.Path, TimeProvider.System, stop);
        await using var node = new BenchNode(folder.Path, Address(broker.Port));
        for (var i = 0; i < Backlog; i++)
            node.Journal.Commit(BenchNode.Raise(BenchNode.Normal));

        var started = Stopwatch.GetTimestamp();
        await node.StartAsync();
        var urgent = new List<TimeSpan>();
        while (node.Journal.UnsentCount > 0)
        {
            await Task.Delay(1_000, stop);
            if (node.Journal.UnsentCount > 0)
                urgent.Add(await UntilUrgentIsSentAsync(node));
        }

        Add(table, $"{Backlog} events that waited, sent at 200 a second", new Spread([Stopwatch.GetElapsedTime(started)]), Drained.TotalMilliseconds);
        Add(table, "a critical alarm meanwhile, to its PUBACK", new Spread(urgent), Critical.TotalMilliseconds);
    }

    public static async Task ReturnAsync(MarkdownTable table, CancellationToken stop)
    {
        using var folder = new TemporaryFolder();
        var broker = await LoopbackBroker.StartAsync(folder.Path, TimeProvider.System, stop);
        var port = broker.Port;
        await using var node = new BenchNode(folder.Path, Address(port));
        await node.StartAsync();
        var returns = new List<TimeSpan>();
        foreach (var outage in OutagesS)
        {
            SpinWait.SpinUntil(() => node.Connected);
            broker.Dispose();
            await Task.Delay(TimeSpan.FromSeconds(outage), stop);
            node.Journal.Commit(BenchNode.Raise(BenchNode.Normal));
            broker = await LoopbackBroker.StartAsync(folder.Path, TimeProvider.System, stop, port);
            returns.Add(node.UntilSent(() => { }));
        }

        broker.Dispose();
        Add(table, $"an event taken, after the broker was away for {string.Join(", ", OutagesS)} s", new Spread(returns), Back.TotalMilliseconds);
    }

    /// <summary>Decisions, which must not feel what the disk does.</summary>
    public static async Task FullDiskAsync(MarkdownTable table)
    {
        using var folder = new TemporaryFolder();
        await using var node = new BenchNode(folder.Path, "mqtt://127.0.0.1:1", watches: Times);
        var (well, full) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var round = 0; round < Times / DecisionsOfARound; round++)
        {
            well.AddRange(Decisions(node));
            using (new FullDisk(bytes: 1))
            {
                // So that it is refused, and what follows is held in memory.
                node.Decide();
                full.AddRange(Decisions(node));
            }
        }

        var usual = new Spread(well);
        Add(table, "a decision that changes nothing", usual, null);
        Add(table, "the same while the disk takes nothing", new Spread(full), FeltAtMost * usual.P99);
    }

    private static IEnumerable<TimeSpan> Decisions(BenchNode node) =>
        [.. Enumerable.Range(0, DecisionsOfARound).Select(_ => Timed(node.DecideNothing))];

    private static async Task<TimeSpan> UntilUrgentIsSentAsync(BenchNode node)
    {
        var started = Stopwatch.GetTimestamp();
        var entry = node.Journal.Commit(BenchNode.Raise(BenchNode.Critical));
        while (node.Journal.Unsent(1, lane: Lane.Urgent) is [var oldest, ..] && oldest.Seq <= entry.Seq)
            await Task.Delay(5);
        return Stopwatch.GetElapsedTime(started);
    }

    private static TimeSpan Timed(Action act)
    {
        var started = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(started);
    }

    private static string Address(int port) => $"mqtt://127.0.0.1:{port}";

    /// <param name="goal">What the p99 shall be at most, in ms; null for what is only there to compare with.</param>
    private static void Add(MarkdownTable table, string what, Spread spread, double? goal) => table.Add(
        what, spread.Count.ToString(CultureInfo.InvariantCulture), Spread.Shown(spread.P50), Spread.Shown(spread.P99), Spread.Shown(spread.Longest),
        goal is { } most ? $"p99 up to {Spread.Shown(most)}" : "-", goal is null ? "-" : spread.P99 <= goal ? "yes" : "no");
}
