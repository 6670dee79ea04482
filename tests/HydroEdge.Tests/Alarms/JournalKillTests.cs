using System.Diagnostics;
using HydroEdge.Alarms;
using HydroEdge.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Tests.Alarms;

public sealed class JournalKillTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task S40_Ten_kills_at_random_moments_lose_nothing_that_was_accepted()
    {
        var random = new Random(20_261_121);
        var accepted = new List<long>();
        for (var kill = 0; kill < 10; kill++)
            accepted.AddRange(await WriteAndKillAsync(random.Next(1, 60), random.Next(3_000)));

        using var journal = Journal.Open(_folder.Path, TimeProvider.System, new EdgeMetrics(new TestMeters()), NullLogger.Instance);
        var last = Assert.Single(journal.LoadAlarms()).LastSeq;
        var unsent = journal.Unsent(int.MaxValue).Select(entry => entry.Seq).ToHashSet();

        Assert.Equal(accepted.Order().Distinct(), accepted);
        Assert.InRange(last, accepted[^1], accepted[^1] + 1);
        Assert.DoesNotContain(accepted, seq => seq % 3 != 0 && !unsent.Contains(seq));
        Assert.Equal(last + 1, journal.Commit(Samples.Event()).Seq);
    }

    private async Task<List<long>> WriteAndKillAsync(int events, int spins)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "HydroEdge.JournalWriter"), [_folder.Path])
        {
            RedirectStandardOutput = true,
        };
        using var writer = Process.Start(start)!;
        var accepted = new List<long>();
        while (accepted.Count < events && await writer.StandardOutput.ReadLineAsync() is { } line)
            accepted.Add(long.Parse(line));

        // Not just after a line: somewhere inside the commits that follow.
        Thread.SpinWait(spins * 100);
        writer.Kill();
        while (await writer.StandardOutput.ReadLineAsync() is { } line)
            accepted.Add(long.Parse(line));
        await writer.WaitForExitAsync();
        return accepted;
    }
}
