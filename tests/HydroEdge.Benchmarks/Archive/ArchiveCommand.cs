using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using HydroEdge.Archive;
using HydroEdge.Benchmarks.Cost;
using HydroEdge.Benchmarks.Report;
using HydroEdge.Cli;
using HydroEdge.Config;
using HydroEdge.Embedding;
using HydroEdge.Hosting;

namespace HydroEdge.Benchmarks.Archive;

/// <summary><c>archive</c>: a million frames kept and searched, beside FAISS and sqlite-vec over the same vectors.</summary>
internal static class ArchiveCommand
{
    private const int Rounds = 5;
    private const int Times = 5;

    private static readonly Option<DirectoryInfo> Cache = new("--cache") { Description = "Embedded streams, which the scorer benchmark keeps.", Required = true };
    private static readonly Option<int> Frames = new("--frames") { Description = "Frames to keep.", DefaultValueFactory = _ => 1_000_000 };
    private static readonly Option<FileInfo> Config = new("--config") { Description = "Whose watches are the queries.", DefaultValueFactory = _ => new("deploy/demo/hydroedge.yaml") };
    private static readonly Option<FileInfo?> Vec = new("--sqlite-vec") { Description = "vec0.so of the npm package sqlite-vec-linux-x64." };
    private static readonly Option<FileInfo?> ReportFile = new("--report") { Description = "Where to write the tables, e.g. docs/benchmarks.md." };
    private static readonly Option<DirectoryInfo?> MemoryOf = new("--memory-of") { Hidden = true };

    public static Command Create()
    {
        var command = new Command("archive", "Keep a million frames and search them, beside FAISS and sqlite-vec.") { Cache, Frames, Config, Vec, ReportFile, MemoryOf };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult given)
    {
        using var embedder = ModelLoading.Open(new ModelOptions { Provider = ProviderChoice.Cpu });
        var queries = QueriesOf(given.GetRequiredValue(Config).FullName).Select(embedder.Embed).ToArray();
        var fingerprint = embedder.Model.Fingerprint;
        if (given.GetValue(MemoryOf) is { } kept)
        {
            using var asked = new ArchiveSearch(kept.FullName, fingerprint);
            Console.WriteLine(AnonymousMemory.Of(() => Search(asked, queries)));
            return ExitCode.Ok;
        }

        using var folder = new TemporaryFolder();
        var cloud = FrameCloud.Make(given.GetRequiredValue(Cache).FullName, given.GetValue(Frames));
        var archive = new BenchArchive(Path.Combine(folder.Path, "archive"), fingerprint);
        Console.Error.WriteLine($"{cloud.Count} frames made of {cloud.Rendered}; keeping them");
        var inserted = archive.Write(cloud);
        var bytes = archive.Bytes;
        Console.Error.WriteLine($"{inserted:0} a second, {bytes / cloud.Count} bytes each");
        using var search = new ArchiveSearch(archive.Folder, fingerprint);
        using var rivals = Rivals.Start(folder.Path, cloud, queries, given.GetValue(Vec)?.FullName);
        var exact = queries.Select(query => ExactMoments.Of(cloud, query)).ToArray();

        var warm = new List<double>();
        var rounds = new List<IReadOnlyDictionary<string, RivalResult>>();
        // What runs often is compiled anew once it has: a daemon is past that after the first minute.
        for (var round = 0; round < Rounds; round++)
            Search(search, queries);
        for (var round = 0; round < Rounds; round++)
        {
            warm.Add(Median(Search(search, queries)));
            rounds.Add(rivals.Round());
        }

        var recall = queries.Zip(exact, (query, best) => ExactMoments.Recall(best, search.Find(query, SearchFilter.Everything, 10).Found)).Average();
        var cold = Cold(search, archive, queries);
        var text = new ArchiveReport(CommandLineOf(given), cloud, queries.Length, inserted, (double)bytes / cloud.Count, recall, cold)
            .Write(warm, rounds, rivals.Versions, Ways(new CodeScans(archive.Folder, fingerprint, cloud.Dimension), queries, cloud), Memory(archive, given, folder));
        Console.Write(text);
        if (given.GetValue(ReportFile) is { } report)
            ReportSection.Replace(report.FullName, ArchiveReport.Heading, text);
        return ExitCode.Ok;
    }

    private static IReadOnlyList<string> QueriesOf(string config) =>
        [.. ConfigFile.Load(config).Watches.SelectMany(watch => watch.Contrast.Append(watch.Query).Concat(watch.Queries.Values)).Where(text => text.Length > 0).Distinct()];

    /// <returns>Milliseconds of each query.</returns>
    private static double[] Search(ArchiveSearch search, float[][] queries) =>
    [
        .. queries.Select(query =>
        {
            var started = Stopwatch.GetTimestamp();
            search.Find(query, SearchFilter.Everything, 10);
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }),
    ];

    private static double Cold(ArchiveSearch search, BenchArchive archive, float[][] queries) => queries.Take(5).Max(query =>
    {
        PageCache.Forget(archive.Folder);
        return Search(search, [query])[0];
    });

    private static MarkdownTable Ways(CodeScans scans, float[][] queries, FrameCloud cloud)
    {
        var table = new MarkdownTable("scan of the codes", "ms", "views to compare again for recall@10 of .97");
        foreach (var (name, way) in new[] { ("symmetric: bits that differ", "symmetric"), ("asymmetric: a table for each byte", "table"), ("asymmetric: a table for each half byte (ships)", "shipped") })
        {
            var (times, need) = (new List<double>(), new List<int>());
            foreach (var query in queries)
            {
                var (estimates, took) = scans.Scan(query, way);
                times.Add(took.TotalMilliseconds);
                need.AddRange(ExactMoments.RanksOfNearest(cloud, query, estimates));
            }

            need.Sort();
            table.Add(name, Invariant($"{Median([.. times]):0.0}"), Invariant($"{need[(int)(need.Count * 0.97)] + 1}"));
        }

        var (memory, symmetric) = (CodeScans.MemoryBandwidth(), scans.SymmetricBandwidth(queries[0]));
        table.Add(Invariant($"memory {memory / 1e9:0.0} GB/s, symmetric scan {symmetric / 1e9:0.0} GB/s: {100 * symmetric / memory:0} %"), "", "");
        return table;
    }

    private static string Memory(BenchArchive archive, ParseResult given, TemporaryFolder folder)
    {
        var empty = Path.Combine(folder.Path, "empty");
        Directory.CreateDirectory(empty);
        archive.Repeat(Times);
        var (without, with) = (AnonymousMemory.InChild(given, empty), AnonymousMemory.InChild(given, archive.Folder));
        return Invariant($"{Times * given.GetValue(Frames)} frames on disk: {(with - without) / 1e6:0} MB of anonymous memory more than with none ({with / 1e6:0} MB and {without / 1e6:0} MB).");
    }

    // Folders by their names alone, for where they lie differs from machine to machine.
    private static string CommandLineOf(ParseResult given) =>
        $"dotnet run -c Release --project tests/HydroEdge.Benchmarks -- archive --cache {given.GetRequiredValue(Cache).Name} --frames {given.GetValue(Frames)}"
        + (given.GetValue(Vec) is { } vec ? $" --sqlite-vec {vec.Name}" : "") + (given.GetValue(ReportFile) is { } report ? $" --report docs/{report.Name}" : "");

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
