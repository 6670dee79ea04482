using System.Globalization;
using System.Runtime.InteropServices;
using HydroEdge.Benchmarks.Report;
using HydroEdge.Benchmarks.Streams;
using HydroEdge.Embedding;

namespace HydroEdge.Benchmarks.Backtest;

/// <summary>The section on backtests of docs/benchmarks.md.</summary>
internal static class BacktestReport
{
    private const string Terms = """

        The same frames are shown to the watches twice: as the model gives them, and as the archive would give them back, with signed bytes in place of floats, the
        patches thinned and near-duplicates merged. An occurrence is the *same* when the other side raises it too, within 10 s. *Agreement* is the share of the
        occurrences of both sides that are the same. *Apart* is the share of the time in which one side is active and the other is not. A row counts with 40 bytes for its
        numbers and a search code of one bit a dimension, without picture.

        """;

    /// <summary>The heading of the section on these streams.</summary>
    public static string Heading(StreamFolder streams) => $"## Backtest: agreement with the live decision, on {Path.GetFileName(streams.Path)}";

    public static string Of(StreamFolder streams, ModelCard model, IReadOnlyList<KeepingResult> results, string command)
    {
        var setting = new MarkdownTable("what", "which");
        setting.Add("streams", $"{streams.Cameras.Count} rendered cameras, {results[0].Frames} frames at 1 fps, seeds {string.Join(", ", streams.Seeds)}");
        setting.Add("watches", $"{streams.Cameras.Sum(camera => camera.Watches.Count)} on these cameras, as shipped");
        setting.Add("model", $"{model.Name} ({model.Fingerprint}), {model.Dimension} dimensions");
        setting.Add("machine", $"{Machine.Processor}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");
        setting.Add("command", $"`{command}`");

        var table = new MarkdownTable("what is kept", "occurrences live", "told", "the same", "agreement", "apart", "frames a row", "bytes a row", "bytes a frame");
        foreach (var result in results)
            table.Add(Row(result));
        return $"{Heading(streams)}\n\n{setting}{Terms}\n{table}";
    }

    private static string[] Row(KeepingResult result)
    {
        var (same, bytes) = (result.Agreement, (double)result.Bytes);
        return
        [
            result.Keeping.Name, $"{same.Live}", $"{same.Told}", $"{same.Same}", In($"{same.Share:0.0%}"), In($"{(double)same.SecondsApart / same.Seconds:0.000%}"),
            In($"{(double)result.Frames / result.Rows:0.0}"), In($"{bytes / result.Rows:0}"), In($"{bytes / result.Frames:0}"),
        ];
    }

    private static string In(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
