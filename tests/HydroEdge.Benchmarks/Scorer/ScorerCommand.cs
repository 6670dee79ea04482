using System.CommandLine;
using System.Diagnostics;
using HydroEdge.Benchmarks.Figures;
using HydroEdge.Benchmarks.Report;
using HydroEdge.Benchmarks.Streams;
using HydroEdge.Cli;
using HydroEdge.Embedding;
using HydroEdge.Hosting;

namespace HydroEdge.Benchmarks.Scorer;

/// <summary><c>scorer STREAMS</c>: rendered streams embedded once, then every variant of the scorer held against their truth.</summary>
internal static class ScorerCommand
{
    // sysexits EX_TEMPFAIL: call again.
    private const int NotYet = 75;

    private static readonly Argument<DirectoryInfo> Streams = new("STREAMS") { Description = "A folder of rendered streams." };
    private static readonly Option<DirectoryInfo> Cache = new("--cache") { Description = "Where embeddings are kept, about 17 kB a frame and look.", Required = true };
    private static readonly Option<string?> Cameras = new("--cameras") { Description = "Only these, separated by commas." };
    private static readonly Option<DirectoryInfo?> Choose = new("--choose") { Description = "Streams of other seeds, on which thresholds are chosen." };
    private static readonly Option<DirectoryInfo?> Silent = new("--silent") { Description = "Real clips (.mp4) on which nothing the event watches look for happens." };
    private static readonly Option<FileInfo?> ReportFile = new("--report") { Description = "Where to write the report, e.g. docs/scorer.md." };
    private static readonly Option<double> Minutes = new("--minutes") { Description = "Embed for this long at most; exit code 75 says that more is to be done." };
    private static readonly Option<bool> Tiles = new("--tiles") { Description = "Four crops beside the whole picture for the model without patches: four times more to embed." };
    private static readonly Option<bool> Explain = new("--explain") { Description = "Tell when the worst watches went wrong." };
    private static readonly Option<bool> CheckCache = new("--check-cache") { Description = "Embed the beginning of each camera again, as the daemon does, and compare the decisions." };
    private static readonly Option<string?> TraceOf = new("--trace") { Description = "camera,watch,FILE: write every second of a watch as CSV." };

    public static Command Create()
    {
        var command = new Command("scorer", "Hold every variant of the scorer against the truth of rendered streams.")
        {
            Streams, Cache, Cameras, Choose, Silent, ReportFile, Minutes, Tiles, Explain, CheckCache, TraceOf,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult given, CancellationToken stop)
    {
        string[] only = given.GetValue(Cameras)?.Split(',') ?? [];
        var reported = StreamFolder.Read(given.GetRequiredValue(Streams).FullName, only);
        var choice = given.GetValue(Choose) is { } folder ? StreamFolder.Read(folder.FullName, []) : null;
        // One thread a picture and as many pictures as there are cores: nothing waits for anything.
        using var embedder = ModelLoading.Open(new ModelOptions { Provider = ProviderChoice.Cpu, Threads = 1 });
        var work = new EmbeddedStreams(new EmbeddingCache(given.GetRequiredValue(Cache).FullName, embedder), embedder, given.GetValue(Tiles));
        var patience = given.GetValue(Minutes) is > 0 and var minutes ? TimeSpan.FromMinutes(minutes) : TimeSpan.MaxValue;
        var running = Stopwatch.StartNew();
        foreach (var streams in new[] { reported, choice }.OfType<StreamFolder>())
        {
            if (!await work.FillAsync(streams, running, patience, stop))
                return NotYet;
        }

        if (given.GetValue(CheckCache))
        {
            await given.InvocationConfiguration.Output.WriteLineAsync($"{await work.CheckAsync(reported, stop)}");
            return ExitCode.Ok;
        }

        var variants = Variant.All;
        var traces = await work.ReplayAsync(reported, variants, stop);
        var chosenOn = choice is null ? traces : await work.ReplayAsync(choice, variants, stop);
        var silent = given.GetValue(Silent) is { } clips
            ? await SilentClips.WatchAsync(clips.FullName, embedder, [.. reported.Cameras.SelectMany(camera => camera.Watches)], stop)
            : null;
        Tell(given, silent, new Setting(reported, choice, embedder.Model, traces.Sum(one => one.Days), traces.Sum(one => one.SecondLooks), CommandLineOf(given)), variants, traces, chosenOn);
        return ExitCode.Ok;
    }

    private static void Tell(
        ParseResult given, MarkdownTable? silent, Setting setting, IReadOnlyList<Variant> variants, IReadOnlyList<CameraTraces> traces, IReadOnlyList<CameraTraces> chosenOn)
    {
        var output = given.InvocationConfiguration.Output;
        var rows = Ablation.Of(variants, traces, chosenOn);
        var report = ScorerReport.Write(setting, rows, given.GetValue(Tiles), silent);
        output.Write(report);
        if (given.GetValue(ReportFile) is { } file)
            File.WriteAllText(file.FullName, report);
        if (given.GetValue(Explain))
            WorstWatches.Print(output, rows.Single(row => row.Variant is { Ships: true, WithPatches: true }));
        if (given.GetValue(TraceOf)?.Split(',') is [var camera, var watch, var trace])
            TraceFile.Write(trace, watch, traces.First(one => one.Camera.Id == camera), variants);
    }

    // Folders by their names alone, for where they lie differs from machine to machine; and nothing that only shows or traces.
    private static string CommandLineOf(ParseResult given)
    {
        string[] words =
        [
            "dotnet run -c Release --project tests/HydroEdge.Benchmarks -- scorer", given.GetRequiredValue(Streams).Name,
            "--cache", given.GetRequiredValue(Cache).Name,
            .. given.GetValue(Cameras) is { } only ? ["--cameras", only] : Array.Empty<string>(),
            .. given.GetValue(Choose) is { } choice ? ["--choose", choice.Name] : Array.Empty<string>(),
            .. given.GetValue(Silent) is { } silent ? ["--silent", silent.Name] : Array.Empty<string>(),
            .. given.GetValue(Tiles) ? ["--tiles"] : Array.Empty<string>(),
        ];
        return string.Join(' ', words);
    }
}
