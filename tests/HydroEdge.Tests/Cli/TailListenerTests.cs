using System.Text;
using HydroEdge.Alarms;
using HydroEdge.Bus;
using HydroEdge.Cli;
using HydroEdge.Tests.Alarms;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Cli;

public sealed class TailListenerTests
{
    private readonly FakeClock _clock = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private Payloads Payloads => new(new BusConfig("plant", "u1", new BusOptions(), [Samples.Camera()], [Samples.Watch()], "0123456789ab"), new Ulids(_clock), _clock);

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 3)]
    public void It_shows_what_happens_and_the_states_when_asked_and_no_status_twice(bool states, int lines)
    {
        var listener = new TailListener("he/v1/plant/#", states, json: false, _output, _error);

        for (var i = 0; i < 3; i++)
            Hear(listener, Payloads.Status(true, "connected", 1, _clock.GetUtcNow(), null));
        Hear(listener, Payloads.WatchState(Samples.Alarm(), Samples.Camera()));
        Hear(listener, Payloads.Event(new OutboxEntry("01S", 7, "01M", Samples.Event())));

        Assert.Equal(lines, _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Json_is_the_topic_and_the_payload_as_it_came()
    {
        var message = Payloads.Event(new OutboxEntry("01S", 7, "01M", Samples.Event()));

        Hear(new TailListener("#", states: false, json: true, _output, _error), message);

        Assert.Equal($"{message.Topic}\t{Encoding.UTF8.GetString(message.Payload)}\n", _output.ToString());
    }

    [Fact]
    public void What_is_wrong_is_said_once()
    {
        var listener = new TailListener("#", states: false, json: false, _output, _error);

        for (var i = 0; i < 3; i++)
            listener.Ended(new LinkState(false, null, null, "nobody answers", 1));
        listener.Connected(new LinkState(true, "5", null, null, 2) { Deaf = true });

        Assert.Equal(["Not connected: nobody answers", "The broker does not let you read #; try --cert and --key of a client that may."], _error.ToString().Trim().Split('\n'));
    }

    private static void Hear(TailListener listener, MqttMessage message) =>
        listener.Received(new MqttIncoming(message.Topic, message.Payload, message.Retain, null, null));
}
