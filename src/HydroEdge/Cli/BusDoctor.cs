using System.CommandLine;
using HydroEdge.Hosting;
using Spectre.Console;

namespace HydroEdge.Cli;

/// <summary><c>hydroedge bus doctor</c>: every step from here to the broker, and what to mend where one fails.</summary>
internal static class BusDoctor
{
    public static Command Create()
    {
        var doctor = new Command("doctor", "Check the way to the broker step by step, and say what to mend. Exit code 0 when all is well.");
        foreach (var option in BusAccess.Options)
            doctor.Add(option);
        doctor.SetAction(RunAsync);
        return doctor;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken stop)
    {
        var (node, bus, broker) = BusAccess.Of(given);
        var console = WideConsole.For(given.InvocationConfiguration.Output);
        console.MarkupLine($"{broker.ToString().EscapeMarkup()}, as {node.Site.EscapeMarkup()}/{node.Node.EscapeMarkup()}");
        var well = true;
        await foreach (var finding in new BusCheckup(node, bus, broker, TimeProvider.System).RunAsync(stop))
        {
            well &= finding.Remedy is null;
            console.MarkupLine($"{(finding.Remedy is null ? "[green]ok   [/]" : "[red]FAULT[/]")}  {finding.Step,-8}  {finding.Says.EscapeMarkup()}");
            if (finding.Remedy is { } remedy)
                console.MarkupLine($"       {"",-8}  [bold]{remedy.EscapeMarkup()}[/]");
        }

        return well ? ExitCode.Ok : ExitCode.Failed;
    }
}
