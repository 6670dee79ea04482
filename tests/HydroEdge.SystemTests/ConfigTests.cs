using System.Text.Json;
using HydroEdge.SystemTests.Support;

namespace HydroEdge.SystemTests;

/// <summary>Edits on a box that nobody visits.</summary>
public sealed class ConfigTests : IAsyncLifetime
{
    private readonly TestSite _site = new();

    public async Task InitializeAsync()
    {
        _site.Configure($"  - {{id: cam, source: '{await _site.GateClipAsync()}', loop: true, fps: 5}}");
        _site.Watch(TestSite.GateWatch);
    }

    public Task DisposeAsync()
    {
        _site.Dispose();
        return Task.CompletedTask;
    }

    [Fact(Timeout = 240_000)]
    public async Task S75_A_bad_edit_keeps_the_old_watches_is_reported_and_its_mending_is_taken()
    {
        await using var broker = new Broker(_site.Folder);
        await broker.StartAsync();
        await using var recorder = await BusRecorder.StartAsync(broker.Port);
        await using var daemon = _site.Daemon(broker.Address);
        daemon.Start();
        await daemon.UntilAsync(status => Watches(status) is ["gate-water"]);

        _site.Watch(TestSite.GateWatch.Replace("query:", "qeury:", StringComparison.Ordinal));
        await daemon.UntilAsync(status => status.GetProperty("config").GetProperty("state").GetString() == "rejected");
        var rejected = daemon.Status()!.Value;
        await Until.TrueAsync(() => recorder.Messages.Any(message => message.Topic.EndsWith("/status", StringComparison.Ordinal) && message.Text("config") == "rejected"), () => daemon.Said);

        Assert.Equal(["gate-water"], Watches(rejected));
        Assert.Contains(
            rejected.GetProperty("config").GetProperty("faults").EnumerateArray(),
            fault => fault.GetString()!.StartsWith("watches/all.yaml:4:5: 'qeury'", StringComparison.Ordinal));

        _site.Watch(TestSite.GateWatch.Replace("gate-water", "gate-jet", StringComparison.Ordinal));
        await daemon.UntilAsync(status => Watches(status) is ["gate-jet"] && status.GetProperty("config").GetProperty("state").GetString() == "ok");
        var hash = daemon.Status()!.Value.GetProperty("config").GetProperty("hash").GetString()!;
        await Until.TrueAsync(() => Told(recorder, "config_applied").Length > 0, () => daemon.Said);
        Assert.Contains("'query' is missing", Assert.Single(Told(recorder, "config_rejected")), StringComparison.Ordinal);
        Assert.Contains(hash, Assert.Single(Told(recorder, "config_applied")), StringComparison.Ordinal);
    }

    private static string[] Told(BusRecorder recorder, string kind) =>
        [.. recorder.Events.Where(message => message.Topic.EndsWith("/event/sys", StringComparison.Ordinal) && message.Text("kind") == kind).Select(message => message.Text("message")!)];

    [Fact(Timeout = 240_000)]
    public async Task Editing_a_watch_restarts_no_decoder()
    {
        await using var daemon = _site.Daemon();
        daemon.Start();
        await daemon.UntilAsync(status => status.GetProperty("cameras")[0].GetProperty("frames").GetInt64() > 5);
        var before = Support.Program.ChildrenOf(daemon.Program.Id);

        _site.Watch(TestSite.GateWatch.Replace("gate-water", "gate-jet", StringComparison.Ordinal));
        await daemon.UntilAsync(status => Watches(status) is ["gate-jet"]);

        Assert.NotEmpty(before);
        Assert.Equal(before, Support.Program.ChildrenOf(daemon.Program.Id));
    }

    [Fact(Timeout = 240_000)]
    public async Task After_a_bad_edit_a_restart_runs_on_the_last_good_configuration()
    {
        await using (var first = _site.Daemon())
        {
            first.Start();
            await first.UntilAsync(status => Watches(status) is ["gate-water"]);
            Assert.Equal(0, await first.StopAsync());
        }

        _site.Watch("watches: [");
        await using var second = _site.Daemon();
        second.Start();

        await second.UntilAsync(status => Watches(status) is ["gate-water"] && status.GetProperty("config").GetProperty("state").GetString() == "rejected");
    }

    [Fact(Timeout = 120_000)]
    public async Task With_nothing_good_to_start_on_it_ends_with_78_and_says_why()
    {
        _site.Watch(TestSite.GateWatch.Replace("kind: state", "kind: stat", StringComparison.Ordinal));
        await using var daemon = _site.Daemon();

        daemon.Start();
        await daemon.Program.EndsAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(78, daemon.Program.ExitCode);
        Assert.Contains("watches/all.yaml:6:11", daemon.Said, StringComparison.Ordinal);
    }

    private static string[] Watches(JsonElement status) =>
        [.. status.GetProperty("watches").EnumerateArray().Select(watch => watch.GetProperty("id").GetString()!)];
}
