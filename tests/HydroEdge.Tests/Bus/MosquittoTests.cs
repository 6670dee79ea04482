using System.Diagnostics;
using HydroEdge.Bus;
using HydroEdge.Tests.Alarms;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Bus;

/// <summary>The publisher against a real broker.</summary>
public sealed class MosquittoTests
{
    [Fact(Timeout = 120_000)]
    public async Task S12_A_node_whose_cable_is_cut_is_reported_gone_by_the_broker_and_comes_back()
    {
        await using var broker = await MosquittoBroker.StartAsync("allow_anonymous true");
        await using var recorder = await Recorder.ListenAsync(broker.Port);
        await using var cable = new TcpTap(broker.Port);
        await using var plant = new Plant(cable.Address);
        await plant.StartAsync();
        await Until.TrueAsync(() => (bool?)recorder.Last("/status")?.Data["online"] == true);

        await cable.CutAsync();
        await Until.TrueAsync(() => (bool?)recorder.Last("/status")?.Data["online"] == false);
        Assert.Equal("will", (string?)recorder.Last("/status")!.Data["reason"]);
        cable.Mend();

        await Until.TrueAsync(() => (bool?)recorder.Last("/status")?.Data["online"] == true);
    }

    [Fact(Timeout = 120_000)]
    public async Task S41_S42_Events_from_the_time_without_a_broker_arrive_in_order_once_it_is_back()
    {
        await using var broker = await MosquittoBroker.StartAsync("allow_anonymous true");
        await using var cable = new TcpTap(broker.Port);
        await using var plant = new Plant(cable.Address);
        await plant.StartAsync();
        plant.Happens();
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);

        await cable.CutAsync();
        await broker.KillAsync();
        for (var i = 0; i < 100; i++)
            plant.Happens();
        await broker.StartAsync();
        await using var recorder = await Recorder.ListenAsync(broker.Port);
        cable.Mend();
        await Until.TrueAsync(() => Seqs(recorder).Contains(101) && plant.Journal.UnsentCount == 0);

        var arrived = Seqs(recorder);
        Assert.Equal(Enumerable.Range(2, 100).Select(seq => (long)seq), arrived.Distinct().Where(seq => seq > 1));
        Assert.InRange(arrived.Count, 100, 100 + MqttConnection.Window);
    }

    [Fact(Timeout = 120_000)]
    public async Task S70_A_wrong_password_is_said_and_tried_again_and_is_in_no_log()
    {
        using var folder = new TempFolder();
        using (var passwd = Process.Start("mosquitto_passwd", ["-b", "-c", folder.File("users"), "u1", "right-one"]))
            await passwd.WaitForExitAsync();
        await File.WriteAllTextAsync(folder.File("password"), "wrong-one");
        await using var broker = await MosquittoBroker.StartAsync("allow_anonymous false", $"password_file {folder.File("users")}");
        var clock = new FakeClock();
        await using var plant = new Plant(broker.Address, clock, bus => bus with { Username = "u1", PasswordFile = folder.File("password") });
        await plant.StartAsync();
        await Until.TrueAsync(() => plant.Publisher.State.Link.Fault?.Contains("refuses us") == true);
        Assert.Contains("bus.password_file", plant.Publisher.State.Link.Fault);

        await File.WriteAllTextAsync(folder.File("password"), "right-one");
        await Until.TrueAsync(clock, TimeSpan.FromSeconds(5), () => plant.Publisher.State.Link.Connected);

        Assert.DoesNotContain(plant.Log.Lines, line => line.Text.Contains("-one"));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_topic_that_the_ACL_forbids_is_kept_and_named()
    {
        using var folder = new TempFolder();
        await File.WriteAllLinesAsync(folder.File("acl"),
        [
            "topic read he/v1/plant/u1/cmd/#", "topic write he/v1/plant/u1/health", "topic write he/v1/plant/u1/status", "topic write he/v1/plant/u1/manifest", "topic write he/v1/plant/u1/cam/#",
            "topic write he/v1/plant/u1/watch/#", "topic write he/v1/plant/u1/event/hit/#",
        ]);
        await using var broker = await MosquittoBroker.StartAsync("allow_anonymous true", $"acl_file {folder.File("acl")}");
        await using var plant = new Plant(broker.Address);
        plant.Happens();
        plant.Happens(Samples.HitWatch());

        await plant.StartAsync();
        await Until.TrueAsync(() => plant.Publisher.State.Refused is not null && plant.Journal.UnsentCount == 1);

        Assert.Equal(1, plant.Journal.Unsent(10).Single().Seq);
        Assert.Contains(plant.Log.Lines, line => line.Text.Contains("he/v1/plant/u1/event/alarm/gate/jet") && line.Text.Contains("ACL"));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_watch_that_was_taken_out_while_the_daemon_was_down_leaves_no_retained_state()
    {
        await using var broker = await MosquittoBroker.StartAsync("allow_anonymous true");
        using var state = new TempFolder();
        await using var recorder = await Recorder.ListenAsync(broker.Port, "early");
        await using (var plant = new Plant(broker.Address, stateFolder: state.Path))
        {
            await plant.StartAsync();
            await Until.TrueAsync(() => recorder.Last("watch/gate/jet/state") is not null);
        }

        await using var without = new Plant(broker.Address, stateFolder: state.Path, watches: [Samples.HitWatch()]);
        await without.StartAsync();
        await Until.TrueAsync(() => recorder.Last("watch/gate/jet/state")?.Payload.Length == 0);

        await using var newcomer = await Recorder.ListenAsync(broker.Port);
        await Until.TrueAsync(() => newcomer.Last("watch/gate/visitor/state") is not null);
        Assert.Null(newcomer.Last("watch/gate/jet/state"));
    }

    private static List<long> Seqs(Recorder recorder) =>
        [.. recorder.Messages.Where(message => message.Topic.Contains("/event/")).Select(message => (long)message.Data["seq"]!)];
}
