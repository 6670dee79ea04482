using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using HydroEdge.Archive;
using HydroEdge.Benchmarks.Cost;
using HydroEdge.Benchmarks.Report;
using HydroEdge.Benchmarks.Scorer;
using HydroEdge.Benchmarks.Streams;
using HydroEdge.Cameras;
using HydroEdge.Cli;
using HydroEdge.Embedding;
using HydroEdge.Hosting;
using HydroEdge.Pipeline;
using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Backtest;

/// <summary><c>replay STREAMS</c>: how long one watch takes over an archive of rendered streams, and what that archive holds.</summary>
internal static class ReplayCommand
{
    private const string Heading = "## Backtest: how fast";
    private const double Million = 1e6;
    private const double WishedSeconds = 3;

    private static readonly Argument<DirectoryInfo> Streams = new("STREAMS") { Description = "A folder of rendered streams." };
    private static readonly Option<DirectoryInfo> Cache = new("--cache") { Description = "Where the scorer keeps the embeddings of the streams.", Required = true };
    private static readonly Option<FileInfo?> ReportFile = new("--report") { Description = "Whose section on the speed of backtests to write anew, e.g. docs/benchmarks.md." };

    public static Command Create()
    {
        var command = new Command("replay", "Time a backtest of one watch over an archive of rendered streams.") { Streams, Cache, ReportFile };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken stop)
    {
        var streams = StreamFolder.Read(given.GetRequiredValue(Streams).FullName, []);
        using var embedder = ModelLoading.Open(new ModelOptions { Provider = ProviderChoice.Cpu, Threads = 1 });
        var cache = new EmbeddingCache(given.GetRequiredValue(Cache).FullName, embedder);
        var work = new EmbeddedStreams(cache, embedder, withTiles: false);
        var cameras = new List<KeptFrames>();
        foreach (var camera in streams.Cameras)
            cameras.Add(new KeptFrames(cache, camera, [.. (await work.LooksAtAsync(camera, stop)).Where(look => look.Asked == Region.Whole)]));

        using var folder = new TemporaryFolder();
        var frames = ArchiveOfStreams.Write(folder.Path, embedder.Model.Fingerprint, cameras);
        cameras.ForEach(camera => camera.Dispose());
        string[] names = [.. streams.Cameras.Select(camera => camera.Id)];
        var report = Report(given, folder.Path, embedder, names, frames, stop);
        given.InvocationConfiguration.Output.Write(report);
        if (given.GetValue(ReportFile) is { } file)
            ReportSection.Replace(file.FullName, Heading, report);
        return ExitCode.Ok;
    }

    private static string Report(ParseResult given, string archive, OnnxEmbedder embedder, string[] cameras, long frames, CancellationToken stop)
    {
        var table = new MarkdownTable("what", "seconds", "seconds a million frames", "of the 3 s wished for");
        Time("first run: one watch, all cameras", () => Try(archive, embedder, cameras, stop));
        Time("one watch, all cameras, as many at a time as there are cores", () => Try(archive, embedder, cameras, stop));
        Time("the same without deciding: reading and making frames whole alone, one core", () => _ = cameras.Sum(camera => Replay(archive, embedder).FramesOf(camera, PastBegin, PastEnd).Count()));

        var setting = new MarkdownTable("what", "which");
        var (rows, bytes) = Held(archive);
        setting.Add("archive", In($"{frames} frames of {cameras.Length} cameras in {rows} rows; on the disk without pictures {(double)bytes / rows:0} bytes a row, {(double)bytes / frames:0} a frame"));
        setting.Add("watch", "smoke, against fire and nothing unusual, on the whole picture");
        setting.Add("machine", $"{Machine.Processor}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}; other work ran beside it");
        setting.Add("command", $"`dotnet run -c Release --project tests/HydroEdge.Benchmarks -- replay {given.GetRequiredValue(Streams).Name} --cache {given.GetRequiredValue(Cache).Name}`");
        return $"{Heading}\n\n{setting}\n{table}";

        void Time(string what, Action work)
        {
            var watch = Stopwatch.StartNew();
            work();
            var seconds = watch.Elapsed.TotalSeconds;
            var million = seconds * Million / frames;
            table.Add(what, In($"{seconds:0.00}"), In($"{million:0.0}"), In($"{million / WishedSeconds:0.0} times"));
        }
    }

    private static DateTimeOffset PastBegin => Recording.Begin;

    private static DateTimeOffset PastEnd => Recording.Begin.AddDays(1);

    private static ArchiveReplay Replay(string archive, OnnxEmbedder embedder) => new(archive, embedder.Model.Fingerprint, embedder.Model.Dimension);

    private static void Try(string archive, OnnxEmbedder embedder, string[] cameras, CancellationToken stop)
    {
        var replay = Replay(archive, embedder);
        var smoke = new WatchOptions { Id = "smoke", Query = "smoke", Contrast = ["fire", "nothing unusual in view"], FalseAlarmsPerDay = 100 };
        var span = new PastSpan(PastBegin, PastEnd);
        new HydroEdge.Pipeline.Backtest(embedder, span, TimeSpan.FromSeconds(5), camera => replay.FramesOf(camera, span.From, span.To)).Run([smoke], cameras, new Progress<double>(), stop);
    }

    // Everything in its folder, less the pictures.
    private static (long Rows, long Bytes) Held(string archive)
    {
        var (rows, bytes) = (0L, new DirectoryInfo(archive).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length));
        foreach (var day in ArchiveDay.AllIn(archive))
        {
            using var connection = DayConnection.Read(day.Frames);
            using var held = new Statement(connection, "SELECT (SELECT count(*) FROM frame), (SELECT sum(length(jpeg)) FROM thumbnail)");
            if (held.Step())
                (rows, bytes) = (rows + held.Number(0), bytes - held.Number(1));
        }

        return (rows, bytes);
    }

    private static string In(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
