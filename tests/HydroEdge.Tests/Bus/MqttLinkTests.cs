using System.Net;
using System.Net.Sockets;
using System.Text;
using HydroEdge.Bus;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Bus;

public sealed class MqttLinkTests
{
    private readonly FakeClock _clock = new();

    [Theory(Timeout = 20_000)]
    [InlineData(5, 0x80, 1)]
    [InlineData(5, 0x85, 1)]
    [InlineData(5, 0x86, 30)]
    [InlineData(5, 0x87, 30)]
    [InlineData(5, 0x88, 1)]
    [InlineData(5, 0x89, 1)]
    [InlineData(5, 0x8A, 1)]
    [InlineData(5, 0x97, 1)]
    [InlineData(5, 0x9F, 1)]
    [InlineData(4, 1, 1)]
    [InlineData(4, 2, 1)]
    [InlineData(4, 3, 1)]
    [InlineData(4, 4, 30)]
    [InlineData(4, 5, 30)]
    public async Task S8_S14_A_refused_link_says_so_waits_and_asks_again(int level, int code, int leastWait)
    {
        await using var broker = new FakeBroker
        {
            OnConnect = connect => MqttWire.Connack(connect.Level, connect.Level == level ? code : 0x84),
        };
        await using var link = Start(broker);
        await Until.TrueAsync(() => link.Waits.Count == 1);
        var sessions = broker.Sessions;
        Assert.Contains("refuses us", link.State.Fault);

        await link.AfterWaitsAsync(() => link.Waits.Count == 3);

        Assert.True(broker.Sessions >= sessions + 2);
        Assert.InRange(link.Waits[0], leastWait * 0.8, Math.Max(1.3, leastWait * 1.2));
        Assert.True(link.Waits[2] > link.Waits[0]);
    }

    [Fact(Timeout = 20_000)]
    public async Task S1_A_broker_that_only_knows_3_1_1_is_asked_once_more_in_it_and_from_then_on_at_once()
    {
        await using var broker = new FakeBroker { OnConnect = connect => MqttWire.Connack(connect.Level, connect.Level == 5 ? 0x84 : 0) };
        await using var link = Start(broker);
        await Until.TrueAsync(() => link.Sessions == 1);
        Assert.Equal("3.1.1", link.State.Protocol);

        broker.Drop();
        await link.AfterWaitsAsync(() => link.Sessions == 2);

        Assert.Equal([5, 4, 4], broker.Connects.Select(connect => connect.Level));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_broker_that_answers_version_5_in_the_words_of_version_4_is_understood()
    {
        await using var broker = new FakeBroker { OnConnect = connect => MqttWire.Connack(4, connect.Level == 5 ? 1 : 0) };

        await using var link = Start(broker);
        await Until.TrueAsync(() => link.Sessions == 1);

        Assert.Equal([5, 4], broker.Connects.Select(connect => connect.Level));
    }

    [Fact(Timeout = 20_000)]
    public async Task S2_S3_S4_CONNECT_brings_the_Will_a_clean_start_and_always_the_same_client_id()
    {
        await using var broker = new FakeBroker();
        await using var link = Start(broker);
        await Until.TrueAsync(() => link.Sessions == 1);
        broker.Drop();
        await link.AfterWaitsAsync(() => link.Sessions == 2);

        Assert.All(broker.Connects, connect =>
        {
            Assert.Equal(("he-u1", true, 5), (connect.ClientId, connect.CleanStart, connect.KeepAlive));
            Assert.Equal(("status", "will", 1, true), (connect.WillTopic, Encoding.UTF8.GetString(connect.WillPayload), connect.WillQos, connect.WillRetain));
        });
    }

    [Fact(Timeout = 20_000)]
    public async Task A_broker_that_accepts_and_then_says_nothing_is_given_up_on()
    {
        await using var broker = new FakeBroker { OnConnect = _ => null };

        await using var link = Start(broker);
        await link.AfterTimeAsync(() => broker.Sessions >= 2);

        Assert.Contains(link.Log.Lines, line => line.Text.Contains("no CONNACK within 10 s"));
    }

    [Fact(Timeout = 30_000)]
    public async Task S15_A_broker_that_closes_after_any_number_of_bytes_is_asked_again()
    {
        await using var broker = new FakeBroker();
        await using var link = Start(broker);
        await Until.TrueAsync(() => link.Sessions == 1);

        foreach (var bytes in (int[])[0, 1, 2, 9, 30, 60])
        {
            var waits = link.Waits.Count;
            broker.CloseAfterBytes = bytes;
            broker.Drop();
            await link.AfterWaitsAsync(() => link.Waits.Count >= waits + 2);
        }

        broker.CloseAfterBytes = null;
        await link.AfterWaitsAsync(() => link.Sessions == 2);
    }

    [Fact(Timeout = 20_000)]
    public async Task Answers_that_come_byte_by_byte_are_answers()
    {
        await using var broker = new FakeBroker { Stutters = true };
        await using var link = Start(broker);

        link.Send(RunningLink.Message("a"), RunningLink.Message("b"));
        await Until.TrueAsync(() => link.Answers.Count == 2);

        Assert.Equal(["a", "b"], link.Answers.Select(answer => answer.Message.Topic));
    }

    [Theory(Timeout = 20_000)]
    [InlineData(new byte[0], 20)]
    [InlineData(new byte[] { 33, 0, 3 }, 3)]
    public async Task S9_No_more_messages_are_under_way_than_the_window_and_the_broker_allow(byte[] properties, int most)
    {
        await using var broker = new FakeBroker { OnConnect = _ => MqttWire.Connack(5, 0, properties), OnPublish = _ => null };
        await using var link = Start(broker);

        link.Send([.. Enumerable.Range(0, 50).Select(i => RunningLink.Message($"t{i}"))]);
        await Until.TrueAsync(() => broker.Publishes.Count == most);
        await broker.SendAsync(MqttWire.Puback(broker.Publishes.First().Mid, 0, level: 5));
        await Until.TrueAsync(() => broker.Publishes.Count == most + 1);

        Assert.Equal(50 - most - 1, link.ToSend.Count);
    }

    [Fact(Timeout = 20_000)]
    public async Task S9_What_the_broker_does_not_take_is_not_sent_to_it()
    {
        // Retain Available = 0, Maximum Packet Size = 100.
        await using var broker = new FakeBroker { OnConnect = _ => MqttWire.Connack(5, 0, 37, 0, 39, 0, 0, 0, 100) };
        await using var link = Start(broker);

        link.Send(RunningLink.Message("large", payload: new string('x', 200)), RunningLink.Message("kept", retain: true));
        await Until.TrueAsync(() => link.Answers.Count == 2);

        Assert.False(link.Answers.Single(answer => answer.Message.Topic == "large").Taken);
        Assert.Equal([("kept", false)], broker.Publishes.Select(publish => (publish.Topic, publish.Retain)));
    }

    [Fact(Timeout = 20_000)]
    public async Task S43_A_link_whose_publish_is_not_answered_is_dropped_after_20_seconds()
    {
        await using var broker = new FakeBroker { OnPublish = _ => null };
        await using var link = Start(broker);

        link.Send(RunningLink.Message("a"));
        await Until.TrueAsync(() => broker.Publishes.Count == 1);
        Assert.True(link.State.Connected);
        await link.AfterTimeAsync(() => link.Sessions >= 2);

        Assert.Contains(link.Log.Lines, line => line.Text.Contains("no PUBACK within 20 s"));
    }

    [Fact(Timeout = 60_000)]
    public async Task S5_A_broker_that_answers_no_ping_is_given_up_on()
    {
        await using var broker = new FakeBroker { AnswersPings = false };
        await using var link = Start(broker);
        await Until.TrueAsync(() => link.Sessions == 1);

        await Until.TrueAsync(() => link.Waits.Count == 1);

        Assert.False(link.State.Connected);
    }

    [Fact(Timeout = 20_000)]
    public async Task S13_A_link_that_another_client_takes_over_stays_away_for_a_minute()
    {
        await using var broker = new FakeBroker();
        await using var link = Start(broker);
        await Until.TrueAsync(() => link.Sessions == 1);

        await broker.SendAsync(0xE0, 1, 0x8E);
        await Until.TrueAsync(() => link.Waits.Count == 1);

        Assert.InRange(link.Waits[0], 60, 72);
        Assert.Contains("client id", link.State.Fault);
    }

    [Fact(Timeout = 20_000)]
    public async Task S11_Stopping_says_farewell_and_leaves_with_a_plain_DISCONNECT()
    {
        await using var broker = new FakeBroker();
        await using var link = Start(broker);
        await Until.TrueAsync(() => link.Sessions == 1);

        await link.StopAsync();
        await Until.TrueAsync(() => !broker.Disconnects.IsEmpty);

        Assert.Equal("farewell", broker.Publishes.Single().Text);
        Assert.All(broker.Disconnects.Single(), reason => Assert.Equal(0, reason));
    }

    [Fact(Timeout = 20_000)]
    public async Task Once_the_port_answers_again_the_wait_is_over()
    {
        int port;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        await using var link = new RunningLink(new BusOptions { Broker = $"mqtt://127.0.0.1:{port}", KeepAlive = TimeSpan.FromSeconds(5) }, _clock);
        await link.AfterWaitsAsync(() => link.Waits.Count > 0 && link.Waits[^1] > 40);
        await using var broker = new FakeBroker(port);
        await _clock.UntilSomeoneWaitsAsync();
        _clock.Advance(TimeSpan.FromSeconds(2));
        await Until.TrueAsync(() => link.Sessions == 1);

        Assert.Contains(link.Log.Lines, line => line.Text.Contains("answers again"));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_missing_password_file_is_named_and_once_it_is_there_the_link_connects()
    {
        using var folder = new TempFolder();
        await using var broker = new FakeBroker();
        var options = new BusOptions { Broker = broker.Address, KeepAlive = TimeSpan.FromSeconds(5), Username = "u1", PasswordFile = folder.File("password") };
        await using var link = new RunningLink(options, _clock);
        await Until.TrueAsync(() => link.Waits.Count == 1);
        Assert.Contains(folder.File("password"), link.State.Fault);

        await File.WriteAllTextAsync(folder.File("password"), "s3cret\nsecond line\n");
        await link.AfterWaitsAsync(() => link.Sessions == 1);

        Assert.Equal(("u1", "s3cret"), (broker.Connects.Single().User, broker.Connects.Single().Password));
        Assert.DoesNotContain(link.Log.Lines, line => line.Text.Contains("s3cret"));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_broker_without_QoS_1_is_of_no_use()
    {
        await using var broker = new FakeBroker { OnConnect = _ => MqttWire.Connack(5, 0, 36, 0) };

        await using var link = Start(broker);
        await Until.TrueAsync(() => link.Waits.Count == 1);

        Assert.Contains("QoS 0 only", link.State.Fault);
        Assert.Empty(broker.Publishes);
    }

    private RunningLink Start(FakeBroker broker) =>
        new(new BusOptions { Broker = broker.Address, KeepAlive = TimeSpan.FromSeconds(5) }, _clock);
}
