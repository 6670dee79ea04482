using System.CommandLine;
using System.Text.Json;
using HydroEdge.Hosting;
using HydroEdge.Pipeline;
using HydroEdge.Web;
using Spectre.Console;

namespace HydroEdge.Cli;

/// <summary><c>hydroedge backtest</c>: what the watches of a file would have raised in the past, from what the archive keeps of it.</summary>
internal static class BacktestCommand
{
    public static readonly Argument<FileInfo> WatchFile = new("WATCHES")
    {
        Description = "The watch file to try; a hydroedge.yaml above its folder gives the model and the cameras' rates.",
    };

    public static readonly Option<TimeSpan?> Last = new("--last")
    {
        Description = "How much of the past, e.g. 2h or 14d; left out, 14d.",
        HelpName = "TIME",
        CustomParser = MomentText.Span,
    };

    public static readonly Option<string[]> Cameras = new("--camera") { Description = "Only this camera; may be given several times.", HelpName = "ID" };

    public static readonly Option<TimeSpan?> Patience = new("--patience")
    {
        Description = "How long kept pictures may be shown to the model again for a watch that looks where none looked before; left out, 5m.",
        HelpName = "TIME",
        CustomParser = MomentText.Span,
    };

    private static readonly Option<DirectoryInfo?> Save = new("--save") { Description = "Write the picture of every occurrence into this folder.", HelpName = "FOLDER" };

    private static readonly Option<FileInfo?> Drawing = new("--svg") { Description = "Draw score and levels over time into this file.", HelpName = "FILE" };

    /// <param name="clock">What --last counts back from; null for the real time.</param>
    public static Command Create(TimeProvider? clock = null)
    {
        var command = new Command("backtest", "Try watches on the past that the archive keeps, before they may ring.")
        {
            WatchFile, Last, Cameras, Patience, Save, Drawing, CliOptions.Json, CliOptions.State, CliOptions.Config, CliOptions.Model, ModelLoading.Provider,
        };
        command.SetAction((given, stop) => RunAsync(given, clock ?? TimeProvider.System, stop));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, TimeProvider clock, CancellationToken stop)
    {
        var setup = PastSetup.Of(given, clock.GetUtcNow());
        foreach (var warning in setup.Warnings)
            await given.InvocationConfiguration.Error.WriteLineAsync($"{warning.Place}: warning: {warning.What}");
        await TryAsync(setup, given, clock, stop);
        return ExitCode.Ok;
    }

    /// <summary>Tries them and tells what came of it.</summary>
    public static async Task TryAsync(PastSetup setup, ParseResult given, TimeProvider clock, CancellationToken stop)
    {
        var (output, error) = (given.InvocationConfiguration.Output, given.InvocationConfiguration.Error);
        using var model = ModelLoading.Open(setup.Model);
        var trial = await LongWork.ShowAsync(
            Markup.Escape($"Trying {Path.GetFileName(setup.Question.Name)} on the past"), clock, progress => PastTrial.Run(setup.Question, model, clock, progress, stop));
        if (given.GetValue(Drawing) is { } drawing)
            await File.WriteAllTextAsync(drawing.FullName, TimelinePlot.Of(trial), stop);
        var answer = PastAnswer.Of(trial, PastPicture.SaverFor(trial.Question.Archive, given.GetValue(Save)));
        if (given.GetValue(CliOptions.Json))
            await output.WriteLineAsync(JsonSerializer.Serialize(answer, PastJson.Default.PastAnswer));
        else
            PastTables.Write(WideConsole.On(output), answer);
        foreach (var remark in trial.Remarks)
            await error.WriteLineAsync(remark);
    }
}
