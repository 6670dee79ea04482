using HydroEdge.Cli;
using HydroEdge.Web;
using Spectre.Console;

namespace HydroEdge.Tests.Cli;

public sealed class StatusTablesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Settings_that_wait_for_a_restart_are_named()
    {
        Assert.Contains("wait for a restart: bus.broker, archive.keep_days", Written(["bus.broker", "archive.keep_days"]));
        Assert.DoesNotContain("restart:", Written([]));
    }

    [Theory]
    [InlineData("normal", "normal", "normal")]
    [InlineData("normal", "raised", "unack")]
    [InlineData("normal", "normal", "latched_unack")]
    [InlineData("normal", "normal", "out_of_service")]
    [InlineData("raised", "raised", null)]
    [InlineData("calibrating", "calibrating", "normal")]
    public void An_alarm_shows_where_its_life_cycle_stands(string shown, string state, string? lifeCycle)
    {
        var written = Written([], [Alarm(state, lifeCycle)]);

        Assert.Contains(lifeCycle is null or "normal" ? shown : lifeCycle, written);
    }

    [Fact]
    public void A_shelved_alarm_shows_until_when() =>
        Assert.Contains("shelved until 08:30Z", Written([], [Alarm("raised", "shelved") with { ShelvedUntil = Now.AddHours(8.5) }]));

    private static WatchStatus Alarm(string state, string? lifeCycle) => new(
        "jet", "gate", "water", new Dictionary<string, string>(), "event", null, lifeCycle is null ? null : "low", state, lifeCycle, null, null, "good", null, null,
        0.5, 0.5, 0.2, 0, 0, 0, null, null, 5, 0.1, "as written");

    private static string Written(IReadOnlyList<string> needsRestart, IReadOnlyList<WatchStatus>? watches = null)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 300;
        StatusTables.Write(console, new StatusReport(
            "1.0", "plant", "edge-01", Now, 5, new ConfigStatus("ok", "abc", [], needsRestart), new ModelStatus("model", "abc", "CPU", 256), [], watches ?? [],
            new BusStatus(null, false, null, null, 0)));
        return text.ToString();
    }
}
