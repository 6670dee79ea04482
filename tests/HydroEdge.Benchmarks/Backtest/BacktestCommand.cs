using System.CommandLine;
using System.Diagnostics;
using HydroEdge.Benchmarks.Report;
using HydroEdge.Benchmarks.Scorer;
using HydroEdge.Benchmarks.Streams;
using HydroEdge.Cli;
using HydroEdge.Embedding;
using HydroEdge.Hosting;

namespace HydroEdge.Benchmarks.Backtest;

/// <summary><c>backtest STREAMS</c>: how well what is decided on the archive's frames agrees with what was decided live, for several ways of keeping them.</summary>
internal static class BacktestCommand
{
    private static readonly Argument<DirectoryInfo> Streams = new("STREAMS") { Description = "A folder of rendered streams." };
    private static readonly Option<DirectoryInfo> Cache = new("--cache") { Description = "Where the scorer keeps the embeddings of the streams.", Required = true };
    private static readonly Option<string?> Cameras = new("--cameras") { Description = "Only these, separated by commas." };
    private static readonly Option<bool> Shipped = new("--shipped") { Description = "Only the way that ships." };
    private static readonly Option<bool> Explain = new("--explain") { Description = "Tell of every occurrence that only one side has." };
    private static readonly Option<FileInfo?> ReportFile = new("--report") { Description = "Whose section on backtests to write anew, e.g. docs/benchmarks.md." };

    public static Command Create()
    {
        var command = new Command("backtest", "Hold decisions on what the archive keeps against those made live.") { Streams, Cache, Cameras, Shipped, Explain, ReportFile };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken stop)
    {
        var streams = StreamFolder.Read(given.GetRequiredValue(Streams).FullName, given.GetValue(Cameras)?.Split(',') ?? []);
        using var embedder = ModelLoading.Open(new ModelOptions { Provider = ProviderChoice.Cpu, Threads = 1 });
        var cache = new EmbeddingCache(given.GetRequiredValue(Cache).FullName, embedder);
        if (!await new EmbeddedStreams(cache, embedder, withTiles: false).FillAsync(streams, Stopwatch.StartNew(), TimeSpan.MaxValue, stop))
            return ExitCode.Failed;

        var keepings = given.GetValue(Shipped) ? [Keepings.Shipped] : Keepings.All;
        var rows = await new BothWays(cache, embedder, keepings, (way, one, side) =>
        {
            if (given.GetValue(Explain))
                Console.Error.WriteLine(FormattableString.Invariant($"{way}: {one.Watch} on {one.Camera} at {one.At} s, only {side}"));
        }).CompareAsync(streams, stop);
        var report = BacktestReport.Of(streams, embedder.Model, rows, CommandLineOf(given));
        given.InvocationConfiguration.Output.Write(report);
        if (given.GetValue(ReportFile) is { } file)
            ReportSection.Replace(file.FullName, BacktestReport.Heading(streams), report);
        return ExitCode.Ok;
    }

    // Folders by their names alone, for where they lie differs from machine to machine.
    private static string CommandLineOf(ParseResult given) => string.Join(' ',
    [
        "dotnet run -c Release --project tests/HydroEdge.Benchmarks -- backtest", given.GetRequiredValue(Streams).Name,
        "--cache", given.GetRequiredValue(Cache).Name,
        .. given.GetValue(Cameras) is { } only ? ["--cameras", only] : Array.Empty<string>(),
        .. given.GetValue(Shipped) ? ["--shipped"] : Array.Empty<string>(),
    ]);
}
