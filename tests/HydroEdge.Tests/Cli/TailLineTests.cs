using System.Text;
using HydroEdge.Alarms;
using HydroEdge.Bus;
using HydroEdge.Cli;
using HydroEdge.Tests.Alarms;
using HydroEdge.Tests.Support;
using Spectre.Console;

namespace HydroEdge.Tests.Cli;

public sealed class TailLineTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public void A_line_says_when_how_urgent_what_and_which_number()
    {
        var line = Line(Payloads().Event(new OutboxEntry("01S", 7, "01M", Samples.Event() with { At = _clock.GetUtcNow() })));

        Assert.Equal("00:00:00  low       Water through the gate - gate: raised  #b7", line);
    }

    [Fact]
    public void What_comes_late_says_so_and_who_commanded_it_is_named()
    {
        var acked = Samples.Event(transition: AlarmTransition.Acknowledged);
        acked = acked with { At = _clock.GetUtcNow().AddMinutes(-5), Alarm = acked.Alarm with { Operator = "ann" } };

        Assert.Equal(
            "23:55:00  low       Water through the gate - gate: acknowledged by ann  #b7 (late)",
            Line(Payloads().Event(new OutboxEntry("01S", 7, "01M", acked))));
    }

    [Fact]
    public void What_brackets_a_technician_wrote_are_shown_and_not_obeyed()
    {
        var line = Line(Payloads().Event(new OutboxEntry("01S", 7, "01M", Samples.Event(Samples.Watch() with { Query = "a [red] lamp" }) with { At = _clock.GetUtcNow() })));

        Assert.Contains("A [red] lamp - gate: raised", line);
    }

    [Fact]
    public void The_node_says_what_it_says_and_what_is_cleared_is_named()
    {
        var told = new SysEvent(SysKind.CameraFault, "Camera gate has given no picture", _clock.GetUtcNow());

        Assert.Equal("00:00:00  sys       camera_fault: Camera gate has given no picture  #b1", Line(Payloads().Event(new OutboxEntry("01S", 1, "01M", told))));
        Assert.Equal("00:00:00  status    u1: connected", Line(Payloads().Status(true, "connected", 1, _clock.GetUtcNow(), null)));
        Assert.Equal("cleared   he/v1/plant/u1/watch/gate/jet/state", Markup.Remove(TailLine.Of("he/v1/plant/u1/watch/gate/jet/state", "")!));
        Assert.Null(TailLine.Of("other", "{}"));
    }

    private Payloads Payloads() =>
        new(new BusConfig("plant", "u1", new BusOptions(), [Samples.Camera()], [Samples.Watch()], "0123456789ab"), new Ulids(_clock), _clock);

    private static string Line(MqttMessage message) => Markup.Remove(TailLine.Of(message.Topic, Encoding.UTF8.GetString(message.Payload))!);
}
