using System.Diagnostics;
using System.Text.Json.Nodes;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Bus;

/// <summary>A node whose files may not grow any more (RLIMIT_FSIZE, which needs no disk of its own): as a full disk refuses, so does this.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const int Room = 600_000;
    private const int Lanes = 2;

    private readonly TempFolder _state = new();

    public void Dispose() => _state.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task S47_A_disk_that_takes_no_more_stops_neither_alarms_nor_their_way_and_is_used_again_without_a_restart()
    {
        await using var broker = await MosquittoBroker.StartAsync("allow_anonymous true");
        await using var recorder = await Recorder.ListenAsync(broker.Port);
        using var node = Start(broker.Address);
        await Until.TrueAsync(() => Streams(recorder) == Lanes);
        await node.LimitFilesAsync($"{Room}:");
        await Until.TrueAsync(() => Streams(recorder) > Lanes);

        await recorder.SayAsync("he/v1/plant/u1/cmd/republish", Ask());
        await Until.TrueAsync(() => Health(recorder) is { } health && (bool)health["outbox"]!["degraded"]!);
        Assert.Contains("outbox_degraded", Health(recorder)!["errors"]!.AsArray().Select(error => (string?)error));
        var before = recorder.Messages.Count;
        await Until.TrueAsync(() => recorder.Messages.Count > before + 100);

        await node.LimitFilesAsync("unlimited");
        await Until.TrueAsync(() => recorder.Messages.Any(message => message.Topic.EndsWith("/event/sys") && (string?)message.Data["kind"] == "outbox_restored"));
        Assert.False(node.HasExited);
        node.Kill();
        await node.WaitForExitAsync();

        await using var after = new Plant(broker.Address, stateFolder: _state.Path, options: bus => bus with { EventsPerSecond = 1_000 });
        await after.StartAsync();
        await recorder.HearsAsync(after.Happens(Alarms.Samples.CriticalWatch()), after.Happens());
        var heard = new Heard();
        heard.Add(recorder.Messages);
        Assert.All(heard.Streams, stream => Assert.Empty(heard.Holes(stream, heard.Last(stream))));
    }

    private Process Start(string broker)
    {
        var node = WriterProgram.Start(_state.Path, broker);
        node.OutputDataReceived += (_, _) => { };
        node.BeginOutputReadLine();
        return node;
    }

    // What the disk does not take is numbered in streams of its own.
    private static int Streams(Recorder recorder) => recorder.Messages
        .Where(message => message.Topic.Contains("/event/")).Select(message => (string?)message.Data["stream"]).Distinct().Count();

    private static JsonNode? Health(Recorder recorder) => recorder.Last("/health")?.Data;

    private static string Ask() => new JsonObject
    {
        ["request_id"] = "r-1",
        ["operator"] = "recorder",
        ["expires"] = DateTimeOffset.UtcNow.AddSeconds(60).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
    }.ToJsonString();
}
