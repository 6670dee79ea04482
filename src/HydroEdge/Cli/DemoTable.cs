using System.Globalization;
using HydroEdge.Cameras;
using Spectre.Console;

namespace HydroEdge.Cli;

/// <summary>The demo's summary as people read it.</summary>
internal static class DemoTable
{
    public static Table Of(IReadOnlyList<DemoRow> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("camera", "watch", "planted", "raised", "cleared", "latency", "verdict");
        table.Columns[5].RightAligned();
        foreach (var row in rows)
        {
            table.AddRow(
                row.Camera.EscapeMarkup(),
                row.Watch.EscapeMarkup(),
                row.Planted is { } planted ? $"{ClipTime.Write(planted.From)} - {ClipTime.Write(planted.To)}" : "-",
                row.Raised is { } raised ? ClipTime.Write(raised.At) : "-",
                row.Raised?.ClearedAt is { } cleared ? ClipTime.Write(cleared) : "-",
                row.Latency is { } latency ? string.Create(CultureInfo.InvariantCulture, $"{latency:0.0} s") : "-",
                Verdict(row));
        }

        return table;
    }

    private static string Verdict(DemoRow row) => row switch
    {
        { Planted: null } => "[red]not planted[/]",
        { Raised: null } => "[red]missed[/]",
        { Times: > 1 } => $"[green]raised[/] {row.Times} times",
        _ => "[green]raised[/]",
    };
}
