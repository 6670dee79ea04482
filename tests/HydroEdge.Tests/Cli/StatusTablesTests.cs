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

    private static string Written(IReadOnlyList<string> needsRestart)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        StatusTables.Write(console, new StatusReport(
            "1.0", "plant", "edge-01", Now, 5, new ConfigStatus("ok", "abc", [], needsRestart), new ModelStatus("model", "abc", "CPU", 256), [], [],
            new BusStatus(null, false, null, null, 0)));
        return text.ToString();
    }
}
