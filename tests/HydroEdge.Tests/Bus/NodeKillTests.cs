using System.Collections.Concurrent;
using System.Diagnostics;
using HydroEdge.Alarms;
using HydroEdge.Bus;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Bus;

/// <summary>A node that talks all the time and is killed at any moment: within a commit, between PUBLISH and PUBACK, while it connects.</summary>
public sealed class NodeKillTests : IDisposable
{
    private const int Seed = 20_261_122;

    private readonly TempFolder _state = new();

    public void Dispose() => _state.Dispose();

    [Fact(Timeout = 3_600_000)]
    public async Task S40_A_node_killed_at_any_moment_loses_nothing_and_repeats_a_window_at_most()
    {
        var kills = Long.Count(5, 200);
        var random = new Random(Seed);
        await using var broker = await MosquittoBroker.StartAsync("allow_anonymous true");
        await using var recorder = await Recorder.ListenAsync(broker.Port);
        var accepted = new List<(string Stream, long Seq)>();
        for (var kill = 0; kill < kills; kill++)
            accepted.AddRange(await LiveAndDieAsync(broker.Address, atWork: kill % 2 == 0, TimeSpan.FromMilliseconds(random.Next(3_000))));

        await using var last = new Plant(broker.Address, stateFolder: _state.Path, options: bus => bus with { EventsPerSecond = 1_000 });
        OutboxEntry[] heads = [last.Happens(Alarms.Samples.CriticalWatch()), last.Happens()];
        await last.StartAsync();
        await recorder.HearsAsync(heads);
        var heard = new Heard();
        heard.Add(recorder.Messages);

        Assert.Empty(heads.SelectMany(head => heard.Holes(head.Stream, head.Seq)));
        Assert.All(accepted, one => Assert.True(heard.Has(one.Stream, one.Seq)));
        Assert.True(accepted.Count > kills);
        Assert.InRange(heard.MostRepeats, 0, MqttConnection.Window);
        LongReport.Write(
            $"{kills} kills of a node that commits and sends without a pause", Seed,
            $"{heard.Count} events committed, all received; {heard.Repeats} duplicates in {heard.Greetings} connects, {heard.MostRepeats} at most after one");
    }

    /// <param name="atWork">Its life is counted from its first event; else from its start, so that it may die before it has said anything.</param>
    private async Task<List<(string Stream, long Seq)>> LiveAndDieAsync(string broker, bool atWork, TimeSpan life)
    {
        using var node = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "HydroEdge.JournalWriter"), [_state.Path, broker])
        {
            RedirectStandardOutput = true,
        })!;
        var lines = new ConcurrentQueue<string>();
        node.OutputDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        node.BeginOutputReadLine();
        if (atWork)
            await Until.TrueAsync(() => !lines.IsEmpty);
        await Task.Delay(life);
        node.Kill();
        await node.WaitForExitAsync();
        return [.. lines.Select(line => line.Split(' ')).Where(cells => cells.Length == 2).Select(cells => (cells[0], long.Parse(cells[1])))];
    }
}
