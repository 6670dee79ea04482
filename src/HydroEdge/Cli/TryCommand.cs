using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using HydroEdge.Cameras;
using HydroEdge.Hosting;
using Spectre.Console;

namespace HydroEdge.Cli;

/// <summary><c>hydroedge try</c>: what the watches of a file make of a recording, before any camera is bothered.</summary>
internal static class TryCommand
{
    public static readonly Argument<FileInfo> Video = new("VIDEO") { Description = "The recording: any video file that ffmpeg reads." };

    public static readonly Option<FileInfo> WatchFile = new("--watch", "-w")
    {
        Description = "The watch file to try; a hydroedge.yaml above its folder gives the model and the camera's rate.",
        HelpName = "FILE",
        Required = true,
    };

    public static readonly Option<FileInfo?> Truth = new("--truth")
    {
        Description = "What truly happens in the recording: a CSV file with the header watch,from,to,strength.",
        HelpName = "CSV",
    };

    public static readonly Option<FileInfo?> Svg = new("--svg") { Description = "Draw score and threshold over time into this file.", HelpName = "FILE" };

    public static readonly Option<string?> Camera = new("--camera") { Description = "Which camera the recording is of; only its watches are tried.", HelpName = "ID" };

    public static readonly Option<double?> Rate = new("--rate")
    {
        Description = "Pictures per second, 0.1 to 30; left out, the camera's own, or 1.",
        HelpName = "FPS",
        CustomParser = PictureRate,
    };

    /// <param name="clock">What its own speed is measured by; null for the real time.</param>
    public static Command Create(TimeProvider? clock = null)
    {
        var command = new Command("try", "Try watches on a recording, faster than real time.")
        {
            Video, WatchFile, Truth, Svg, Camera, Rate, CliOptions.Json, CliOptions.Config, CliOptions.Model, ModelLoading.Provider,
        };
        command.SetAction((given, stop) => RunAsync(given, clock ?? TimeProvider.System, stop));
        return command;
    }

    private static double? PictureRate(ArgumentResult given)
    {
        var text = given.Tokens[0].Value;
        if (double.TryParse(text, CultureInfo.InvariantCulture, out var rate) && rate is >= 0.1 and <= 30)
            return rate;
        given.AddError($"--rate is '{text}'; it must be from 0.1 to 30 pictures per second.");
        return null;
    }

    private static async Task<int> RunAsync(ParseResult given, TimeProvider clock, CancellationToken stop)
    {
        var (output, error) = (given.InvocationConfiguration.Output, given.InvocationConfiguration.Error);
        var setup = TrialSetup.Of(given);
        foreach (var warning in setup.Warnings)
            await error.WriteLineAsync($"{warning.Place}: warning: {warning.What}");

        using var model = ModelLoading.Open(setup.Model);
        var trial = await LongWork.ShowAsync(
            Markup.Escape($"Watching {setup.VideoName}"), clock, progress => Trial.RunAsync(setup, model, clock, progress, stop));
        if (given.GetValue(Svg) is { } drawing)
            await File.WriteAllTextAsync(drawing.FullName, TrialPlot.Of(trial), stop);

        if (given.GetValue(CliOptions.Json))
            await TrialAnswer.Of(trial).WriteJsonAsync(output);
        else
            TrialTables.Write(WideConsole.On(output), trial);
        if (trial.Fault is { } fault)
            await error.WriteLineAsync(
                $"{setup.Camera.Source}: not all of it can be read ({fault}). What was read counts: {trial.Pictures} pictures until {ClipTime.Write(trial.Seconds)}.");
        return ExitCode.Ok;
    }
}
