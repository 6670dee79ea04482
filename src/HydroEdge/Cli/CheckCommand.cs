using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using HydroEdge.Alarms;
using HydroEdge.Config;
using HydroEdge.Hosting;
using HydroEdge.Watches;
using Spectre.Console;

namespace HydroEdge.Cli;

/// <summary><c>hydroedge check</c>: say whether the configuration is sound, and where it is not; or print its schema.</summary>
internal static class CheckCommand
{
    /// <param name="clock">What --last counts back from; null for the real time.</param>
    public static Command Create(TimeProvider? clock = null)
    {
        var schema = new Option<string?>("--schema")
        {
            Description = "Print the JSON Schema of hydroedge.yaml ('main', the default) or of a watch file ('watches'), for editors.",
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "main|watches",
        };
        schema.AcceptOnlyFromAmong("main", "watches");
        var backtest = new Option<bool>("--backtest") { Description = "Try all its watches on the past that the archive in --state keeps, as the verb backtest does." };
        var check = new Command("check", "Say every fault in the configuration, with file, line and remedy. Exit code 0 when sound, 78 when not.")
        {
            CliOptions.Config, schema, CliOptions.Json, backtest, BacktestCommand.Last, CliOptions.State,
        };
        check.Validators.Add(given =>
        {
            if (given.GetResult(backtest) is not null && given.GetResult(CliOptions.Json) is not null)
                given.AddError("Give either --backtest or --json; the verb backtest answers in JSON too.");
        });
        check.SetAction(async (parsed, stop) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetResult(schema) is not null)
                return PrintSchema(parsed.GetValue(schema), output);
            var report = ConfigFile.Check(parsed.GetRequiredValue(CliOptions.Config).FullName, withModel: true);
            Tell(report, parsed.GetValue(CliOptions.Json), output);
            if (report.Options is not { } options)
                return ExitCode.BadConfiguration;
            if (parsed.GetValue(backtest) && options.Watches.Count > 0)
                await BacktestCommand.TryAsync(PastSetup.Of(parsed, options, (clock ?? TimeProvider.System).GetUtcNow()), parsed, clock ?? TimeProvider.System, stop);
            return ExitCode.Ok;
        });
        return check;
    }

    private static int PrintSchema(string? which, TextWriter output)
    {
        output.WriteLine(JsonSchema.Text(which == "watches" ? JsonSchema.WatchFile() : JsonSchema.MainFile()));
        return ExitCode.Ok;
    }

    private static void Tell(ConfigReport report, bool json, TextWriter output)
    {
        if (json)
            output.WriteLine(JsonSerializer.Serialize(CheckAnswer.Of(report), CheckJson.Default.CheckAnswer));
        else
            Print(report, output);
    }

    private static void Print(ConfigReport report, TextWriter output)
    {
        foreach (var fault in report.Faults)
            output.WriteLine(fault);
        foreach (var warning in report.Warnings)
            output.WriteLine($"{warning.Place}: warning: {warning.What}");
        foreach (var note in report.Notes)
            output.WriteLine($"{note.Place}: note: {note.What}");
        if (report.Options is not { } options)
        {
            output.WriteLine($"{Count(report.Faults.Count, "fault")}: not sound");
            return;
        }

        if (options.Watches.Count > 0)
            WriteTable(options, output);
        output.WriteLine($"{Count(options.Cameras.Count, "camera")}, {Count(options.Watches.Count, "watch", "watches")}: sound");
    }

    private static void WriteTable(HydroEdgeOptions options, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = Math.Max(console.Profile.Width, 160);
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("watch", "cameras", "kind", "priority", "false alarms a day", "on/off delay", "query");
        foreach (var watch in options.Watches)
            table.AddRow([.. Row(watch).Select(Markup.Escape)]);
        console.Write(table);
    }

    private static IEnumerable<string> Row(WatchOptions watch) =>
    [
        watch.Id,
        watch.Cameras.Count > 0 ? string.Join(", ", watch.Cameras) : "all",
        OptionShape.Word(watch.Kind),
        watch.Alarm is null ? "hit" : OptionShape.Word(Priority.Of(watch.Alarm)),
        watch.FalseAlarmsPerDay.ToString("0.###", CultureInfo.InvariantCulture),
        $"{Duration.Write(watch.OnDelay)}/{Duration.Write(watch.OffDelay)}",
        watch.Query,
    ];

    private static string Count(int count, string one, string? many = null) =>
        $"{count.ToString(CultureInfo.InvariantCulture)} {(count == 1 ? one : many ?? one + "s")}";
}
