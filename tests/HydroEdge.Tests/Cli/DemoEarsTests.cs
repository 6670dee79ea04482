using HydroEdge.Cli;
using HydroEdge.Watches;
using Spectre.Console;

namespace HydroEdge.Tests.Cli;

public sealed class DemoEarsTests : IDisposable
{
    private readonly StringWriter _out = new();
    private readonly DemoEars _ears;

    public DemoEarsTests()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_out), Ansi = AnsiSupport.No });
        console.Profile.Width = 200;
        _ears = new DemoEars([new WatchOptions { Id = "gate", Query = "water through the [gate]" }], console);
    }

    public void Dispose() => _out.Dispose();

    [Fact]
    public void A_raise_and_its_clear_are_placed_on_the_cameras_own_time()
    {
        Hear("he.camera.v1", "2026-01-01T00:00:01.000Z", """{"camera":"cam","status":"ok","since":"2026-01-01T00:00:00.500Z"}""");
        Hear("he.alarm.v1", "2026-01-01T00:00:26.500Z", """{"camera":"cam","watch":"gate","transition":"activated","score":0.75,"priority":"high"}""");
        Hear("he.alarm.v1", "2026-01-01T00:00:41.500Z", """{"camera":"cam","watch":"gate","transition":"returned","score":0.1}""");

        Assert.Equal([new RaisedAlarm("cam", "gate", 26, 41)], _ears.Raised);
        Assert.Contains("RAISED   cam             gate                      high      score 0.75  water through the [gate]", _out.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no tab")]
    [InlineData("topic\tnot json")]
    [InlineData("topic\t[]")]
    [InlineData("topic\t{\"type\":1}")]
    public void What_others_say_on_the_bus_is_passed_over(string line) => Assert.Null(BusMessage.Read(line));

    private void Hear(string type, string time, string data) =>
        _ears.Hear(BusMessage.Read($"topic\t{{\"type\":\"{type}\",\"time\":\"{time}\",\"data\":{data}}}")!);
}
