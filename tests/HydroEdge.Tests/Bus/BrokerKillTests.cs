using System.Diagnostics;
using System.Text.Json.Nodes;
using HydroEdge.Alarms;
using HydroEdge.Bus;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Bus;

/// <summary>A broker that is killed at any moment while a node talks to it, and forgets all it had taken.</summary>
public sealed class BrokerKillTests
{
    private const int Seed = 20_261_123;

    [Fact(Timeout = 3_600_000)]
    public async Task S40_A_broker_killed_at_any_moment_loses_nothing_that_a_replay_does_not_bring_back()
    {
        var kills = Long.Count(3, 50);
        var random = new Random(Seed);
        var heard = new Heard();
        var slowest = TimeSpan.Zero;
        await using var broker = await MosquittoBroker.StartAsync("allow_anonymous true");
        await using var plant = new Plant(broker.Address);
        await plant.StartAsync();
        using var enough = new CancellationTokenSource();
        var talking = TalkAsync(plant, enough.Token);

        var recorder = await Recorder.ListenAsync(broker.Port);
        for (var kill = 0; kill < kills; kill++)
        {
            await Task.Delay(random.Next(200, 3_000));
            await broker.KillAsync();
            await recorder.DisposeAsync();
            heard.Add(recorder.Messages);
            await Task.Delay(random.Next(6_000));
            await broker.StartAsync();
            var back = Stopwatch.StartNew();
            recorder = await Recorder.ListenAsync(broker.Port);
            await Until.TrueAsync(() => !recorder.Messages.IsEmpty);
            slowest = back.Elapsed > slowest ? back.Elapsed : slowest;
        }

        await enough.CancelAsync();
        await talking;
        OutboxEntry[] heads = [plant.Happens(Alarms.Samples.CriticalWatch()), plant.Happens()];
        await recorder.HearsAsync(heads);
        heard.Add(recorder.Messages);
        await recorder.DisposeAsync();
        var mostRepeats = heard.MostRepeats;
        var missing = await ReplayAsync(broker.Port, heads, heard);

        Assert.Empty(heads.SelectMany(head => heard.Holes(head.Stream, head.Seq)));
        Assert.InRange(mostRepeats, 0, MqttConnection.Window);
        LongReport.Write(
            $"{kills} kills of the broker while a node sends 50 events a second", Seed,
            $"{heads.Sum(head => head.Seq)} events committed; {missing} taken by a broker and never handed on, all brought back by replay; {mostRepeats} duplicates at most after one connect; first message {slowest.TotalSeconds:0.0} s after the broker was back at the latest");
    }

    private static async Task TalkAsync(Plant plant, CancellationToken enough)
    {
        for (var i = 0; !enough.IsCancellationRequested; i++)
        {
            plant.Happens((i % 3) switch { 0 => Alarms.Samples.CriticalWatch(), 1 => Alarms.Samples.Watch(), _ => Alarms.Samples.HitWatch() });
            await Task.Delay(20, CancellationToken.None);
        }
    }

    /// <summary>Asks for every hole as a SCADA system would; answers how many events were missing.</summary>
    private static async Task<long> ReplayAsync(int port, OutboxEntry[] heads, Heard heard)
    {
        await using var recorder = await Recorder.ListenAsync(port);
        var missing = 0L;
        foreach (var head in heads)
        {
            foreach (var (from, to) in heard.Holes(head.Stream, head.Seq))
            {
                await recorder.SayAsync("he/v1/plant/u1/cmd/replay", Ask(head.Stream, from, to).ToJsonString());
                await Until.TrueAsync(() => recorder.HasHeard(head.Stream, to));
                missing += to - from + 1;
            }
        }

        heard.Add(recorder.Messages.Where(message => message.Topic.Contains("/event/")));
        return missing;
    }

    private static JsonObject Ask(string stream, long from, long to) => new()
    {
        ["request_id"] = $"{stream}-{from}",
        ["operator"] = "recorder",
        ["expires"] = DateTimeOffset.UtcNow.AddSeconds(60).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
        ["stream"] = stream,
        ["from_seq"] = from,
        ["to_seq"] = to,
    };
}
