using System.CommandLine;
using System.Globalization;
using HydroEdge.Benchmarks.Report;
using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Hosting;
using HydroEdge.Watches;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.ML.OnnxRuntime;

namespace HydroEdge.Benchmarks.Cost;

/// <summary><c>cost</c>: the scorer against the image pass, on the shape of a production model and on the bundled one.</summary>
internal static class CostCommand
{
    private const string Heading = "## What the scorer costs";
    private const int Watches = 100;
    private const int BundledWatches = 20;
    private const int Contrasts = 2;
    private const int PictureWidth = 640, PictureHeight = 360;

    private static readonly Option<FileInfo?> ReportFile = new("--report") { Description = "Whose section on the scorer's cost to write anew, e.g. docs/benchmarks.md." };

    public static Command Create()
    {
        var command = new Command("cost", "Time the scorer against the image pass, and count what it allocates.") { ReportFile };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult given)
    {
        var table = new MarkdownTable("model", "watches", "threads of the image pass", "image pass", "scorer", "share", "allocated a frame, median and most");
        OnnxNative.Prepare(runtimeLibrary: null);
        using (var folder = new TemporaryFolder())
        {
            var tower = VisionTransformer.WriteTo(folder.Path);
            foreach (var threads in Threads())
                Large(table, tower, threads);
        }

        foreach (var threads in Threads())
            Bundled(table, threads);
        var report = $"{Heading}\n\nWritten by `cost --report docs/benchmarks.md`; {Machine.Processor}, {Environment.ProcessorCount} cores, ONNX Runtime on CPU; the scorer runs on one thread. "
            + $"Up to 10 % is wished for with a ViT-B/16, up to 25 % with the bundled model, and no memory for a usual frame.\n\n{table}";
        given.InvocationConfiguration.Output.Write(report);
        if (given.GetValue(ReportFile) is { } file)
            ReportSection.Replace(file.FullName, Heading, report);
        return ExitCode.Ok;
    }

    private static int[] Threads() => [.. new[] { 1, Environment.ProcessorCount }.Distinct()];

    private static void Large(MarkdownTable table, string tower, int threads)
    {
        using var settings = new SessionOptions { IntraOpNumThreads = threads };
        using var session = new InferenceSession(tower, settings);
        using var run = new RunOptions();
        var pixels = new float[3 * VisionTransformer.Size * VisionTransformer.Size];
        var random = new Random(1);
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = random.NextSingle();
        using var input = OrtValue.CreateTensorValueFromMemory(pixels, [1, 3, VisionTransformer.Size, VisionTransformer.Size]);
        var vectors = new RandomVectors(VisionTransformer.Dimension, VisionTransformer.Side, VisionTransformer.Side);
        var seen = Enumerable.Range(0, 8).Select(_ => vectors.Embed([default])[0]).ToArray();
        foreach (var contrasts in new[] { 0, Contrasts })
        {
            var cost = ScoringCost.Measure(
                vectors, WatchesOf(Watches, contrasts), () => session.Run(run, [VisionTransformer.Input], [input], session.OutputNames).Dispose(), i => seen[i]);
            Add(table, "ViT-B/16 shape, random weights, 14 x 14 patches of 512", $"{Watches}, {contrasts} contrasts each", threads, cost);
        }
    }

    private static void Bundled(MarkdownTable table, int threads)
    {
        using var embedder = OnnxEmbedder.Load(new ModelOptions { Provider = ProviderChoice.Cpu, Threads = threads }, NullLoggerFactory.Instance);
        var pixels = new byte[PictureWidth * PictureHeight * 3];
        var random = new Random(1);
        ImageEmbedding Seen()
        {
            random.NextBytes(pixels);
            return embedder.Embed([new Picture(pixels, PictureWidth, PictureHeight, Region.Whole)])[0];
        }

        var seen = Enumerable.Range(0, 8).Select(_ => Seen()).ToArray();
        var cost = ScoringCost.Measure(
            embedder, WatchesOf(BundledWatches, Contrasts), () => embedder.Embed([new Picture(pixels, PictureWidth, PictureHeight, Region.Whole)]), i => seen[i]);
        var (rows, columns, dimension) = (embedder.Report.PatchRows, embedder.Report.PatchColumns, embedder.Model.Dimension);
        Add(table, $"{embedder.Model.Name}, {rows} x {columns} patches of {dimension}", $"{BundledWatches}, {Contrasts} contrasts each", threads, cost);
    }

    private static WatchOptions[] WatchesOf(int count, int contrasts) =>
    [
        .. Enumerable.Range(0, count).Select(number => new WatchOptions
        {
            Id = $"watch-{number}", Query = $"thing {number}", Contrast = [.. Enumerable.Range(0, contrasts).Select(other => $"other thing {number} {other}")],
        }),
    ];

    private static void Add(MarkdownTable table, string model, string watches, int threads, ScoringCost cost)
    {
        string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
        table.Add(
            model, watches, $"{threads}", Invariant($"{cost.ImageMilliseconds:0.0} ms"), Invariant($"{cost.ScorerMilliseconds:0.00} ms"),
            Invariant($"{100 * cost.Share:0.0} %"), Invariant($"{cost.AllocatedBytes:0}, {cost.MostAllocatedBytes:0} bytes"));
    }
}
