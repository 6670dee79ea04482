using System.Globalization;
using HydroEdge.Web;
using Spectre.Console;

namespace HydroEdge.Cli;

/// <summary>The status as tables that align.</summary>
internal static class StatusTables
{
    public static void Write(IAnsiConsole console, StatusReport status)
    {
        console.MarkupLineInterpolated(
            $"[bold]{status.Site}/{status.Node}[/]  hydroedge {status.Version}  up {Age(TimeSpan.FromSeconds(status.UptimeS))}  model {status.Model.Name} on {status.Model.Provider}");
        console.MarkupLineInterpolated($"configuration {status.Config.Hash} ({status.Config.State}); bus {BusLine(status.Bus)}");
        foreach (var fault in status.Config.Faults)
            console.MarkupLineInterpolated($"  [yellow]{fault}[/]");
        if (status.Config.NeedsRestart.Count > 0)
            console.MarkupLineInterpolated($"  [yellow]wait for a restart: {string.Join(", ", status.Config.NeedsRestart)}[/]");
        console.Write(Cameras(status));
        console.Write(Watches(status));
    }

    private static Table Cameras(StatusReport status)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("camera", "status", "since", "decoder", "fps", "frames", "dropped", "restarts", "detail");
        foreach (var camera in status.Cameras)
        {
            table.AddRow(
                camera.Id.EscapeMarkup(),
                camera.Status is "ok" or "ended" ? camera.Status : $"[yellow]{camera.Status}[/]",
                Age(status.Time - camera.Since),
                (camera.Decoder?.Split(' ')[0] ?? "-").EscapeMarkup(),
                Number(camera.Fps, "0.0"),
                Number(camera.Frames, "0"),
                Number(camera.Dropped, "0"),
                Number(camera.Restarts, "0"),
                (camera.Detail ?? camera.Decoder ?? "").EscapeMarkup());
        }

        return table;
    }

    private static Table Watches(StatusReport status)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("watch", "camera", "state", "quality", "score", "on at", "spreads", "looks", "a day", "setting", "query");
        foreach (var watch in status.Watches)
        {
            table.AddRow(
                watch.Id.EscapeMarkup(),
                watch.Camera.EscapeMarkup(),
                State(watch),
                watch.Quality == "good" ? "good" : $"[yellow]{watch.Quality}[/]",
                Number(watch.Score, "0.00"),
                Number(watch.OnScore, "0.00"),
                Number(watch.Deviations, "0.0"),
                Number(watch.Evaluations, "0"),
                Number(watch.FalseAlarmsPerDay, "0.##"),
                watch.Setting.EscapeMarkup(),
                watch.Query.EscapeMarkup());
        }

        return table;
    }

    // A hit is raised or it is not; an alarm has a life of its own.
    private static string State(WatchStatus watch) => watch switch
    {
        { LifeCycle: null or "normal", State: "raised" } => "[bold red]raised[/]",
        { LifeCycle: null or "normal" } => watch.State,
        { LifeCycle: "shelved", ShelvedUntil: { } until } => string.Create(CultureInfo.InvariantCulture, $"[yellow]shelved until {until:HH:mm}Z[/]"),
        { LifeCycle: "unack" } => "[bold red]unack[/]",
        { LifeCycle: "ack" } => "[red]ack[/]",
        _ => $"[yellow]{watch.LifeCycle.EscapeMarkup()}[/]",
    };

    private static string BusLine(BusStatus bus) => bus switch
    {
        { Broker: null } => $"no broker configured, {bus.Unsent} events wait in the journal",
        { Connected: true } => $"{bus.Broker} connected, {bus.Unsent} events waiting",
        _ => $"{bus.Broker} not connected ({bus.Fault ?? "trying"}), {bus.Unsent} events waiting",
    };

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";

    private static string Age(TimeSpan age) => age switch
    {
        { TotalDays: >= 1 } => $"{(int)age.TotalDays} d {age.Hours} h",
        { TotalHours: >= 1 } => $"{(int)age.TotalHours} h {age.Minutes} min",
        { TotalMinutes: >= 1 } => $"{(int)age.TotalMinutes} min {age.Seconds} s",
        _ => $"{(int)age.TotalSeconds} s",
    };
}
