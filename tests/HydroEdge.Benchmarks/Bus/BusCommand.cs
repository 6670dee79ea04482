using System.CommandLine;
using HydroEdge.Benchmarks.Report;
using HydroEdge.Hosting;

namespace HydroEdge.Benchmarks.Bus;

/// <summary><c>bus</c>: how long an event takes to be safe, to be with the broker, and to get there after the broker was away.</summary>
internal static class BusCommand
{
    private const string Heading = "## The bus";
    private const string Ran = "bus --report docs/benchmarks.md";

    public static Command Create()
    {
        var report = new Option<FileInfo?>("--report") { Description = "Also write the table into this document, in place of its section on the bus.", HelpName = "FILE" };
        var quick = new Option<bool>("--quick") { Description = "Without the backlog and the outages, which take minutes." };
        var command = new Command("bus", "Time commits, publishes, a backlog and the way back to a broker that was away.") { report, quick };
        command.SetAction(async (given, stop) =>
        {
            var text = $"Written by `{Ran}` on {DateTimeOffset.UtcNow:yyyy-MM-dd}; {Machine.Processor}, {Environment.ProcessorCount} cores, mosquitto on loopback.\n\n{await MeasureAsync(given.GetValue(quick), stop)}";
            given.InvocationConfiguration.Output.Write(text);
            if (given.GetValue(report) is { } file)
                ReportSection.Replace(file.FullName, Heading, $"{Heading}\n\n{text.Trim()}");
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task<MarkdownTable> MeasureAsync(bool quick, CancellationToken stop)
    {
        var table = new MarkdownTable("what", "times", "median", "p99", "longest", "to reach", "reached");
        await BusTimes.CommitAndPublishAsync(table, stop);
        await BusTimes.FullDiskAsync(table);
        if (quick)
            return table;
        await BusTimes.BacklogAsync(table, stop);
        await BusTimes.ReturnAsync(table, stop);
        return table;
    }
}
