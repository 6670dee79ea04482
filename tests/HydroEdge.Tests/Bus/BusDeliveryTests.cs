using System.Text.Json.Nodes;
using HydroEdge.Alarms;
using HydroEdge.Tests.Alarms;
using HydroEdge.Tests.Support;
using HydroEdge.Watches;
using Microsoft.Data.Sqlite;

namespace HydroEdge.Tests.Bus;

/// <summary>How events reach a broker, or why not. The numbers are the conformance checklist's.</summary>
public sealed class BusDeliveryTests
{
    [Fact(Timeout = 300_000)]
    public async Task S50_A_critical_alarm_overtakes_a_backlog_in_a_stream_of_its_own()
    {
        var waiting = Long.Count(2_000, 10_000);
        await using var broker = new FakeBroker();
        await using var plant = new Plant(broker.Address, options: bus => bus with { EventsPerSecond = 10_000 });
        for (var i = 0; i < waiting; i++)
            plant.Happens();
        await plant.StartAsync();
        await Until.TrueAsync(() => Events(broker).Count > 100);

        var urgent = plant.Happens(Samples.CriticalWatch());
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);

        var events = Events(broker);
        var arrived = events.FindIndex(publish => (string?)publish.Json["id"] == urgent.Id);
        Assert.InRange(arrived, 100, waiting - 10);
        Assert.Equal(("a", 1), ((string?)events[arrived].Data["lane"], (long)events[arrived].Data["seq"]!));
        Assert.Equal(
            Enumerable.Range(1, waiting).Select(seq => (long)seq),
            events.Where(publish => (string?)publish.Data["lane"] == "b").Select(publish => (long)publish.Data["seq"]!));
        Assert.Equal(2, events.Select(publish => (string?)publish.Data["stream"]).Distinct().Count());
        LongReport.Write($"a critical alarm while {waiting} events waited", 0, $"it went out after {arrived} of them; all arrived in order");
    }

    [Fact(Timeout = 30_000)]
    public async Task S19_Dropped_hits_are_a_gap_that_is_told()
    {
        using var state = new TempFolder();
        await using var broker = new FakeBroker();
        await using (var before = new Plant(broker: null, stateFolder: state.Path))
            before.Happens(Samples.HitWatch());
        Sql(state.File("journal.db"),
            """
            WITH RECURSIVE n(seq) AS (SELECT 2 UNION ALL SELECT seq + 1 FROM n WHERE seq < 20001)
            INSERT INTO outbox (stream, seq, id, class, event) SELECT stream, n.seq, 'x', 1, (SELECT event FROM outbox) FROM n, numbering WHERE lane = 1;
            UPDATE numbering SET seq = 20001 WHERE lane = 1;
            """);

        await using var again = new Plant(broker.Address, stateFolder: state.Path, options: bus => bus with { EventsPerSecond = 10_000 });
        again.Happens(Samples.HitWatch());
        Sql(state.File("journal.db"), "UPDATE outbox SET sent_at = 9e15 WHERE class = 1");
        await again.StartAsync();
        await Until.TrueAsync(() => Sys(broker).Any(told => (string?)told["kind"] == "gap"));

        var gap = Sys(broker).First(told => (string?)told["kind"] == "gap")["gap"]!;
        Assert.Equal(("hit", 1, 2000, 2000, "full"), ((string?)gap["class"], (int)gap["from_seq"]!, (int)gap["to_seq"]!, (int)gap["count"]!, (string?)gap["reason"]));
    }

    [Theory(Timeout = 30_000)]
    [InlineData(0x99)]
    [InlineData(0x90)]
    public async Task S44_What_the_broker_never_takes_is_a_dead_letter_that_is_told_and_can_be_replayed(int reason)
    {
        await using var broker = new FakeBroker { OnPublish = publish => publish.Topic.Contains("event/alarm") ? reason : 0 };
        await using var plant = new Plant(broker.Address);
        var dead = plant.Happens();

        await plant.StartAsync();
        await Until.TrueAsync(() => Sys(broker).Any(told => (string?)told["kind"] == "dead_letter") && plant.Journal.UnsentCount == 0);

        Assert.Equal((1, 1, "refused"), Sys(broker)[0]["gap"] is { } gap ? ((int)gap["from_seq"]!, (int)gap["count"]!, (string?)gap["reason"]) : default);
        Assert.Equal(1, plant.Journal.Figures().DeadLetters);
        Assert.Equal(dead.Id, Assert.Single(plant.Journal.Stretch(new ReplayRange(dead.Stream, 1, 1), 10)).Id);
    }

    [Fact(Timeout = 30_000)]
    public async Task S44_An_event_the_ACL_forbids_is_kept_and_stands_in_the_health()
    {
        var clock = new FakeClock();
        await using var broker = new FakeBroker { OnPublish = publish => publish.Topic.Contains("event/alarm") ? 0x87 : 0 };
        await using var plant = new Plant(broker.Address, clock);
        plant.Happens();
        await plant.StartAsync();
        await Until.TrueAsync(() => plant.Publisher.State.Refused is not null);

        clock.Advance(TimeSpan.FromSeconds(31));
        await Until.TrueAsync(() => Health(broker)["mqtt"]!["acl_denied"]!.AsArray().Count == 1);

        Assert.Equal(["acl_denied"], Health(broker)["errors"]!.AsArray().Select(error => (string?)error));
        Assert.Equal(1, (int)Health(broker)["outbox"]!["depth"]!);
    }

    [Fact(Timeout = 30_000)]
    public async Task Alarms_that_nobody_subscribes_to_are_noticed_after_a_minute()
    {
        var clock = new FakeClock();
        await using var broker = new FakeBroker { OnPublish = publish => publish.Topic.Contains("event/alarm") ? 0x10 : 0 };
        await using var plant = new Plant(broker.Address, clock);
        await plant.StartAsync();
        plant.Happens();
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);
        Assert.False((bool)Health(broker)["mqtt"]!["no_listener"]!);

        clock.Advance(TimeSpan.FromSeconds(31));
        await Until.TrueAsync(() => HealthCount(broker) == 2);

        // An answered event says that all before it are answered too: nothing is under way while time leaps.
        plant.Happens(Samples.HitWatch());
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);
        clock.Advance(TimeSpan.FromSeconds(31));
        await Until.TrueAsync(() => HealthCount(broker) == 3);

        Assert.True((bool)Health(broker)["mqtt"]!["no_listener"]!);
    }

    [Fact(Timeout = 30_000)]
    public async Task S22_The_health_expires_at_a_broker_that_can_forget()
    {
        await using var broker = new FakeBroker();
        await using var plant = new Plant(broker.Address);
        await plant.StartAsync();
        await Until.TrueAsync(() => HealthCount(broker) == 1 && broker.Publishes.Count == 6);

        Assert.Equal((90u, true), broker.Publishes.Single(publish => publish.Topic.EndsWith("/health")) is var health ? (health.Expiry, health.Retain) : default);
        Assert.All(broker.Publishes.Where(publish => !publish.Topic.EndsWith("/health")), publish => Assert.Null(publish.Expiry));
        var data = Health(broker);
        Assert.Equal((30, 0, 1), ((int)data["interval_s"]!, (int)data["outbox"]!["depth"]!, (int)data["cameras"]!["bad"]!));
        Assert.InRange((long)data["rss_bytes"]!, 1_000_000, long.MaxValue);
    }

    [Fact(Timeout = 30_000)]
    public async Task S23_The_clear_of_a_watch_that_is_gone_waits_for_its_last_event_also_after_a_time_without_a_broker()
    {
        await using var broker = new FakeBroker();
        await using var plant = new Plant(broker.Address, options: bus => bus with { EventsPerSecond = 200 });
        for (var i = 0; i < 300; i++)
            plant.Happens(Samples.HitWatch());
        plant.Decide(DecisionState.Active);
        plant.Apply(plant.Config with { Watches = [Samples.HitWatch()] });

        await plant.StartAsync();
        await Until.TrueAsync(() => broker.Publishes.Any(publish => publish.Payload.Length == 0));

        var messages = broker.Publishes.ToList();
        var cleared = messages.FindIndex(publish => publish.Payload.Length == 0);
        var left = messages.FindIndex(publish => publish.Payload.Length > 0 && (string?)publish.Data["transition"] == "out_of_service");
        Assert.InRange(left, 300, cleared - 1);
    }

    [Fact(Timeout = 30_000)]
    public async Task S48_A_damaged_journal_is_told_on_the_bus_with_a_new_stream()
    {
        using var state = new TempFolder();
        File.WriteAllText(state.File("journal.db"), "no journal");
        await using var broker = new FakeBroker();
        await using var plant = new Plant(broker.Address, stateFolder: state.Path);

        await plant.StartAsync();
        await Until.TrueAsync(() => Sys(broker).Count == 1);

        Assert.Equal(("outbox_recreated", 1), ((string?)Sys(broker)[0]["kind"], (int)Sys(broker)[0]["seq"]!));
    }

    [Fact(Timeout = 30_000)]
    public async Task Every_event_says_where_and_when_it_was_committed_and_under_which_configuration()
    {
        await using var broker = new FakeBroker();
        await using var plant = new Plant(broker.Address);
        plant.Journal.ConfigHash = "0123456789ab";
        plant.Happens();
        await plant.StartAsync();
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);

        var data = Events(broker)[0].Data;
        Assert.Equal((ThisNode.BootId, "0123456789ab"), ((string?)data["boot_id"], (string?)data["config_hash"]));
        Assert.InRange((long)data["mono_ms"]!, 1, Environment.TickCount64 + 1_000);
        Assert.Contains((string?)data["time_quality"], (string[])["synced", "holdover", "unsynced"]);
    }

    private static void Sql(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<PublishPacket> Events(FakeBroker broker) => [.. broker.Publishes.Where(publish => publish.Topic.Contains("/event/"))];

    private static List<JsonNode> Sys(FakeBroker broker) =>
        [.. broker.Publishes.Where(publish => publish.Topic.EndsWith("/event/sys")).Select(publish => publish.Data)];

    private static int HealthCount(FakeBroker broker) => broker.Publishes.Count(publish => publish.Topic.EndsWith("/health"));

    private static JsonNode Health(FakeBroker broker) => broker.Publishes.Last(publish => publish.Topic.EndsWith("/health")).Data;
}
