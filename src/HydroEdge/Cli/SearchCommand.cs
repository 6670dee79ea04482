using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using HydroEdge.Archive;
using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Hosting;
using HydroEdge.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Cli;

/// <summary><c>hydroedge search</c>: ask the archive of a running or stopped daemon, in words, what the cameras saw.</summary>
internal static class SearchCommand
{
    private static readonly Argument<string?> Query = new("text")
    {
        Description = "What to look for, as one would say it, e.g. \"person near the water\".",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<FileInfo?> Like = new("--picture") { Description = "Look for what is like this picture (PNG or JPEG).", HelpName = "FILE" };

    private static readonly Option<string?> LikeFrame = new("--frame")
    {
        Description = "Look for what is like a kept frame, by the id an earlier search printed, e.g. 2026-11-21/4711.",
        HelpName = "ID",
    };

    private static readonly Option<bool> Happens = new("--happens")
    {
        Description = "Look for what happens, over some seconds, e.g. \"the gate opens\"; deviations are then from the moments that were looked at again.",
    };

    private static readonly Option<string[]> Watches = new("--watch")
    {
        Description = "Only moments at which this watch was active; may be given several times.",
        HelpName = "ID",
    };

    private static readonly Option<string[]> Cameras = new("--camera") { Description = "Only this camera; may be given several times.", HelpName = "ID" };

    private static readonly Option<TimeSpan?> Last = new("--last")
    {
        Description = "Only this much of the past, e.g. 30m, 2h or 14d.",
        HelpName = "TIME",
        CustomParser = MomentText.Span,
    };

    private static readonly Option<DateTimeOffset?> From = new("--from")
    {
        Description = "Only from this moment on, UTC, e.g. 2026-11-21 or 2026-11-21T17:30.",
        HelpName = "MOMENT",
        CustomParser = MomentText.Moment,
    };

    private static readonly Option<DateTimeOffset?> To = new("--to")
    {
        Description = "Only before this moment, UTC.",
        HelpName = "MOMENT",
        CustomParser = MomentText.Moment,
    };

    private static readonly Option<int> Top = new("--top")
    {
        Description = "How many moments to show, 1 to 1000.",
        DefaultValueFactory = _ => 10,
        HelpName = "N",
        CustomParser = Count,
    };

    private static readonly Option<DirectoryInfo?> Save = new("--save") { Description = "Write the pictures into this folder.", HelpName = "FOLDER" };

    /// <param name="clock">What --last counts back from; null for the real time.</param>
    public static Command Create(TimeProvider? clock = null)
    {
        var search = new Command("search", "Find past moments of the cameras by describing or showing them.")
        {
            Query, Like, LikeFrame, Happens, Cameras, Watches, Last, From, To, Top, Save, CliOptions.Json, CliOptions.State, CliOptions.Model, CliOptions.Config,
        };
        search.Validators.Add(given =>
        {
            if (given.GetResult(Last) is not null && (given.GetResult(From) ?? given.GetResult(To)) is not null)
                given.AddError("Give either --last or --from and --to.");
            else if (IsSound(given.GetResult(From)) && IsSound(given.GetResult(To)) && given.GetValue(From) >= given.GetValue(To))
                given.AddError("--from must be before --to.");
        });
        search.Validators.Add(given =>
        {
            if (new SymbolResult?[] { given.GetResult(Query) is { Tokens.Count: > 0 } text ? text : null, given.GetResult(Like), given.GetResult(LikeFrame) }.Count(query => query is not null) != 1)
                given.AddError("Say what to look for: a text, --picture FILE or --frame ID, one of them.");
            else if (given.GetResult(Happens) is { Implicit: false } && given.GetResult(Query) is not { Tokens.Count: > 0 })
                given.AddError("--happens looks for what a text says: give a text.");
        });
        search.SetAction((given, stop) => RunAsync(given, clock ?? TimeProvider.System, stop));
        return search;
    }

    private static int Count(ArgumentResult given)
    {
        if (int.TryParse(given.Tokens[0].Value, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 1000)
            return count;
        given.AddError($"--top is '{given.Tokens[0].Value}'; it must be from 1 to 1000.");
        return 0;
    }

    // Asking for the value of an option that was left out, or that could not be read, does not answer here.
    private static bool IsSound(OptionResult? given) => given is { Implicit: false } && !given.Errors.Any();

    private static async Task<int> RunAsync(ParseResult given, TimeProvider clock, CancellationToken stop)
    {
        var (output, error) = (given.InvocationConfiguration.Output, given.InvocationConfiguration.Error);
        var archive = new StatePaths(given.GetRequiredValue(CliOptions.State).FullName).Archive;
        try
        {
            if (ArchiveDay.AllIn(archive).Count == 0)
            {
                await error.WriteLineAsync($"Nothing is kept in {archive} yet. Has the daemon run, and with this --state?");
                return ExitCode.Failed;
            }

            var picture = given.GetValue(Like) is { } file ? await PictureFile.ReadAsync(file.FullName, stop) : null;
            var answer = await LongWork.ShowAsync("Searching", clock, progress => Search(given, archive, clock, picture, progress, stop));
            if (given.GetValue(CliOptions.Json))
                await output.WriteLineAsync(JsonSerializer.Serialize(answer, SearchJson.Default.SearchAnswer));
            else if (answer.Searched + answer.OtherModel > 0)
                await SearchTable.WriteAsync(answer, output, error);
            else
                await error.WriteLineAsync(
                    $"No picture is kept of these cameras at this time. There are pictures of {string.Join(", ", ArchiveSearch.CamerasIn(archive))}.");
            return ExitCode.Ok;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or EmbeddingException or InvalidDataException)
        {
            await error.WriteLineAsync(failure is UnauthorizedAccessException
                ? $"{failure.Message} Run it as the user the daemon runs as."
                : failure.Message);
            return ExitCode.Failed;
        }
    }

    private static SearchAnswer Search(
        ParseResult given, string archive, TimeProvider clock, PictureFile? picture, IProgress<double> progress, CancellationToken stop)
    {
        var (options, saved) = (GivenSite.ModelOnProcessor(given, GivenSite.Of(given)), SavedPicture.SaverFor(given.GetValue(Save)));
        using var model = OnnxEmbedder.Load(options, NullLoggerFactory.Instance);
        using var search = new ArchiveSearch(archive, model.Model.Fingerprint);
        var from = given.GetValue(Last) is { } last ? clock.GetUtcNow() - last : given.GetValue(From);
        var filter = new SearchFilter(given.GetValue(Cameras) ?? [], from, given.GetValue(To)) { Watches = given.GetValue(Watches) ?? [] };
        if (given.GetValue(Happens))
        {
            using var head = TemporalHead.Open(options)
                ?? throw new ModelException($"The model {model.Model.Name} sees pictures only, not what happens: leave out --happens.");
            var text = given.GetValue(Query)!;
            return SearchAnswer.Of(
                text, model.Model.Fingerprint,
                new MomentSearch(search, head).Find(model.Embed(text), filter, given.GetValue(Top), progress, stop), saved);
        }

        var (name, query) = given.GetValue(LikeFrame) is { } id
            ? (id, search.VectorOf(id) ?? throw new InvalidDataException($"There is no frame '{id}' of this model; a search prints the ids, e.g. 2026-11-21/4711."))
            : picture is not null
                ? (given.GetValue(Like)!.Name, model.Embed([new Picture(picture.Rgb, picture.Width, picture.Height, Region.Whole)])[0].Global)
                : (given.GetValue(Query)!, model.Embed(given.GetValue(Query)!));
        return SearchAnswer.Of(name, model.Model.Fingerprint, search.Find(query, filter, given.GetValue(Top), progress, stop), saved);
    }
}
