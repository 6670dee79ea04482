using System.CommandLine;
using HydroEdge.Archive;
using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Hosting;
using HydroEdge.Watches;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Cli;

/// <summary><c>hydroedge describe</c>: what the plant's own words say of one picture.</summary>
internal static class DescribeCommand
{
    private const int UsualPhrases = 10;

    private static readonly Argument<FileInfo?> File = new("picture") { Description = "A PNG or JPEG file.", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<string?> Frame = new("--frame")
    {
        Description = "A kept frame instead, by the id that a search printed, e.g. 2026-11-21/4711.",
        HelpName = "ID",
    };

    private static readonly Option<int> Top = new("--top")
    {
        Description = "How many phrases to show.",
        DefaultValueFactory = _ => UsualPhrases,
        HelpName = "N",
    };

    public static Command Create()
    {
        var describe = new Command("describe", "Say which watches and phrases describe a picture best.")
        {
            File, Frame, Top, CliOptions.Json, CliOptions.State, CliOptions.Model, CliOptions.Config,
        };
        describe.Validators.Add(given =>
        {
            if (given.GetResult(File) is { Tokens.Count: > 0 } == given.GetResult(Frame) is not null)
                given.AddError("Say which picture: a file or --frame ID, one of them.");
        });
        describe.SetAction(RunAsync);
        return describe;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken stop)
    {
        var (output, error) = (given.InvocationConfiguration.Output, given.InvocationConfiguration.Error);
        try
        {
            // Without a configuration there are no watches, and the phrases still say something.
            var site = GivenSite.Of(given);
            var picture = await PictureAsync(given, stop);
            using var model = OnnxEmbedder.Load(GivenSite.ModelOnProcessor(given, site), NullLoggerFactory.Instance);
            var describer = new Describer(model, site?.Watches ?? []);
            float[][] seen =
            [
                .. model.Embed([.. describer.Asked.Select(part => new Picture(picture.Rgb, picture.Width, picture.Height, part))]).Select(embedding => embedding.Global),
            ];
            var answer = new DescribeAnswer(
                given.GetValue(Frame) ?? given.GetValue(File)!.Name, model.Model.Fingerprint, describer.Watches(seen),
                [.. describer.Phrases(seen[0]).Take(given.GetValue(Top))]);
            if (given.GetValue(CliOptions.Json))
                await answer.WriteJsonAsync(output);
            else
                answer.Write(WideConsole.For(output));
            return ExitCode.Ok;
        }
        catch (InvalidDataException unreadable)
        {
            await error.WriteLineAsync($"{given.GetValue(Frame) ?? given.GetValue(File)!.FullName}: {unreadable.Message}");
            return ExitCode.Failed;
        }
    }

    private static async Task<PictureFile> PictureAsync(ParseResult given, CancellationToken stop)
    {
        if (given.GetValue(Frame) is not { } id)
            return await PictureFile.ReadAsync(given.GetValue(File)!.FullName, stop);
        using var decoder = new JpegDecoder();
        if (!decoder.IsThere)
            throw new IOException("libturbojpeg is missing: install the package libturbojpeg0.");
        return ArchiveSearch.PictureOf(new StatePaths(given.GetRequiredValue(CliOptions.State).FullName).Archive, id) is { } jpeg && decoder.Decode(jpeg) is var (rgb, width, height)
            ? new PictureFile(rgb, width, height)
            : throw new InvalidDataException("no picture is kept of such a frame; a search prints the ids, e.g. 2026-11-21/4711.");
    }
}
