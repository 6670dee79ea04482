using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Hosting;

namespace HydroEdge.Cli;

/// <summary><c>hydroedge embed</c>: the vector a model gives a text or a picture, to compare a folder with its source.</summary>
internal static class EmbedCommand
{
    private static readonly Option<DirectoryInfo?> Model = new("--model") { Description = "The model folder; left out, the bundled model.", HelpName = "FOLDER" };

    private static readonly Option<string[]> Texts = new("--text", "-t") { Description = "A text to embed; may be given several times.", HelpName = "TEXT" };

    private static readonly Option<FileInfo[]> Images = new("--image", "-i") { Description = "A PNG or JPEG file to embed; may be given several times.", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("embed", "Show the vector that a model gives a text or a picture.") { Model, Texts, Images, ModelLoading.Provider, CliOptions.Json };
        command.Validators.Add(result =>
        {
            if (result.GetResult(Texts) is null && result.GetResult(Images) is null)
                result.AddError("Nothing to embed: give --text \"...\" or --image FILE.");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        using var model = ModelLoading.Open(arguments.GetValue(Model), arguments.GetValue(ModelLoading.Provider));
        var (output, json) = (arguments.InvocationConfiguration.Output, arguments.GetValue(CliOptions.Json));
        foreach (var text in arguments.GetValue(Texts) ?? [])
            Print(output, $"\"{text}\"", new EmbedAnswer(model.Ids(text), model.Embed(text)), json);
        foreach (var file in arguments.GetValue(Images) ?? [])
        {
            try
            {
                var picture = await PictureFile.ReadAsync(file.FullName, stop);
                var seen = model.Embed([new Picture(picture.Rgb, picture.Width, picture.Height, Region.Whole)])[0];
                Print(output, $"{file.Name} ({picture.Width} x {picture.Height})", new EmbedAnswer([], seen.Global), json);
            }
            catch (Exception unreadable) when (unreadable is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                await arguments.InvocationConfiguration.Error.WriteLineAsync($"{file}: {unreadable.Message}");
                return ExitCode.Failed;
            }
        }

        return ExitCode.Ok;
    }

    private static void Print(TextWriter output, string what, EmbedAnswer answer, bool json)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(answer, ModelJson.Default.EmbedAnswer));
            return;
        }

        output.WriteLine(what);
        if (answer.Ids.Length > 0)
            output.WriteLine($"  ids     {string.Join(' ', answer.Ids)}");
        var first = answer.Vector.Take(6).Select(number => number.ToString("0.0000", CultureInfo.InvariantCulture));
        output.WriteLine($"  vector  {string.Join(' ', first)} ... ({answer.Vector.Length} numbers, unit length)");
    }
}
