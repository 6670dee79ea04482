using HydroEdge.SystemTests.Support;
using HydroEdge.Tests.Support;

namespace HydroEdge.SystemTests;

/// <summary>Alarms on their way to SCADA, while brokers and daemons die.</summary>
public sealed class BusTests : IAsyncLifetime
{
    // Events that pile up while the broker is away.
    private const int Waiting = 3;

    private readonly TestSite _site = new();
    private readonly Broker _broker;

    public BusTests() => _broker = new Broker(_site.Folder);

    public async Task InitializeAsync()
    {
        await _broker.StartAsync();
        _site.Configure($"  - {{id: cam, source: '{await _site.GateClipAsync()}', loop: true, fps: 10}}");
        _site.Watch(TestSite.GateWatch);
    }

    public async Task DisposeAsync()
    {
        await _broker.DisposeAsync();
        _site.Dispose();
    }

    [Fact(Timeout = 300_000)]
    public async Task The_documented_topics_appear_and_a_raised_alarm_names_its_picture()
    {
        await using var recorder = await BusRecorder.StartAsync(_broker.Port);
        await using var daemon = _site.Daemon(_broker.Address);
        daemon.Start();
        await Until.TrueAsync(() => recorder.Events.Any(message => message.Text("transition") == "activated"), () => daemon.Said, 120);

        var topics = recorder.Messages.Select(message => message.Topic).ToHashSet();
        Assert.Superset(
            new HashSet<string> { "status", "manifest", "cam/cam/state", "watch/cam/gate-water/state", "event/hit/cam/gate-water" }.Select(end => $"he/v1/test/box-1/{end}").ToHashSet(),
            topics);
        var raised = recorder.Events.First(message => message.Text("transition") == "activated");
        var picture = raised.Data.GetProperty("evidence").GetProperty("ref").GetString()!;
        var jpeg = await File.ReadAllBytesAsync(Path.Combine(_site.State, "archive", picture));
        Assert.Equal([0xFF, 0xD8], jpeg[..2]);
    }

    [Fact(Timeout = 300_000)]
    public async Task S41_Alarms_raised_while_the_broker_is_away_arrive_in_order_when_it_is_back()
    {
        await using var daemon = _site.Daemon(_broker.Address);
        daemon.Start();
        await daemon.UntilAsync(status =>
            status.GetProperty("bus").GetProperty("connected").GetBoolean() && status.GetProperty("bus").GetProperty("unsent").GetInt64() == 0);

        await _broker.KillAsync();
        await daemon.UntilAsync(status => status.GetProperty("bus").GetProperty("unsent").GetInt64() >= Waiting, 180);
        await _broker.StartAsync();
        await using var recorder = await BusRecorder.StartAsync(_broker.Port);
        await daemon.UntilAsync(status => status.GetProperty("bus").GetProperty("unsent").GetInt64() == 0);
        await daemon.StopAsync();

        await AssertCompleteAsync(recorder, Waiting);
    }

    [Fact(Timeout = 300_000)]
    public async Task S40_A_kill_between_raise_and_PUBACK_loses_nothing()
    {
        await using var recorder = await BusRecorder.StartAsync(_broker.Port);
        await using (var daemon = _site.Daemon(_broker.Address))
        {
            daemon.Start();
            await daemon.UntilAsync(status =>
                status.GetProperty("bus").GetProperty("connected").GetBoolean() && status.GetProperty("bus").GetProperty("unsent").GetInt64() == 0);

            // A stopped broker still takes bytes but answers nothing: the raise is committed and sent, its PUBACK never comes.
            _broker.Signal(19);
            await daemon.UntilAsync(status => status.GetProperty("bus").GetProperty("unsent").GetInt64() > 0, 120);
            await daemon.KillHardAsync();
            _broker.Signal(18);
        }

        await using var next = _site.Daemon(_broker.Address);
        next.Start();
        await next.UntilAsync(status =>
            status.GetProperty("bus").GetProperty("connected").GetBoolean() && status.GetProperty("bus").GetProperty("unsent").GetInt64() == 0);
        await next.StopAsync();

        await AssertCompleteAsync(recorder);
    }

    [Fact(Timeout = 7_200_000)]
    public async Task S40_Kills_at_any_moment_lose_nothing()
    {
        const int Seed = 20261121;
        var kills = Long.Count(5, 200);
        var random = new Random(Seed);
        await using var recorder = await BusRecorder.StartAsync(_broker.Port);
        for (var kill = 0; kill < kills; kill++)
        {
            await using var daemon = _site.Daemon(_broker.Address);
            daemon.Start();
            // Every other one when it is at work: a busy machine is slow to start it, and most of the others then hit that.
            if (kill % 2 == 1)
                await daemon.UntilAsync(status => status.GetProperty("bus").GetProperty("connected").GetBoolean());
            await Task.Delay(random.Next(0, 12_000));
            await daemon.KillHardAsync();
        }

        await using var last = _site.Daemon(_broker.Address);
        last.Start();
        await last.UntilAsync(status =>
            status.GetProperty("bus").GetProperty("connected").GetBoolean() && status.GetProperty("bus").GetProperty("unsent").GetInt64() == 0);
        await last.StopAsync();

        await AssertCompleteAsync(recorder);
        var (repeats, connects) = Repeats(recorder);
        Assert.InRange(repeats.Max(), 0, 20);
        LongReport.Write(
            $"{kills} kills of the daemon, in its start, its work or its talk", Seed,
            $"{JournalReader.LastSeq(_site.State)} events committed, all received; {repeats.Sum()} duplicates in {connects} connects, {repeats.Max()} at most after one");
    }

    [Fact(Timeout = 300_000)]
    public async Task S11_SIGTERM_is_told_and_answered_before_the_connection_ends_and_fires_no_Will()
    {
        await using var recorder = await BusRecorder.StartAsync(_broker.Port);
        await using var daemon = _site.Daemon(_broker.Address);
        daemon.Start();
        await daemon.UntilAsync(status => status.GetProperty("bus").GetProperty("connected").GetBoolean());

        daemon.Program.Terminate();
        await daemon.Program.EndsAsync(TimeSpan.FromSeconds(30));

        await Until.TrueAsync(() => recorder.Statuses.Any(status => status.Text("reason") == "shutdown"), () => daemon.Said);
        await Task.Delay(2_000); // a Will would have come at once
        Assert.Equal("shutdown", recorder.Statuses[^1].Text("reason"));
        Assert.DoesNotContain(recorder.Statuses, status => status.Text("reason") == "will");
        Assert.Equal(0, daemon.Program.ExitCode);
        Assert.Contains(recorder.Events, message => message.Topic.EndsWith("/event/sys", StringComparison.Ordinal) && message.Text("kind") == "stopped");
    }

    /// <summary>Events that came again, from one greeting of the daemon to the next.</summary>
    private static (IReadOnlyList<int> Repeats, int Connects) Repeats(BusRecorder recorder)
    {
        var (repeats, seen) = (new List<int> { 0 }, new HashSet<(string, long)>());
        foreach (var message in recorder.Messages)
        {
            if (message.Topic.EndsWith("/status", StringComparison.Ordinal) && message.Text("reason") == "connected")
                repeats.Add(0);
            else if (message.Topic.Contains("/event/", StringComparison.Ordinal) && !seen.Add(message.Number))
                repeats[^1]++;
        }

        return (repeats, repeats.Count - 1);
    }

    /// <summary>One stream, numbered without a gap, first arrivals in order, up to the last that the journal holds.</summary>
    /// <param name="waited">So many at least waited for a recorder that came late; null for one that was there from the first.</param>
    private async Task AssertCompleteAsync(BusRecorder recorder, int? waited = null)
    {
        var last = JournalReader.LastSeq(_site.State);
        await Until.TrueAsync(() => recorder.Events.Any(message => message.Number.Seq == last));
        var numbers = recorder.Events.Select(message => message.Number).ToArray();
        Assert.Single(numbers.Select(number => number.Stream).Distinct());
        var first = numbers.Select(number => number.Seq).Distinct().ToArray();
        Assert.Equal(Enumerable.Range(0, first.Length).Select(at => (waited is null ? 1 : first[0]) + at), first);
        Assert.Equal(last, first[^1]);
        Assert.True(first.Length >= (waited ?? 1));
    }
}
