using System.Globalization;
using HydroEdge.Benchmarks.Report;

namespace HydroEdge.Benchmarks.Archive;

/// <summary>The section of docs/benchmarks.md that the <c>archive</c> benchmark writes.</summary>
/// <param name="Inserted">Frames kept a second.</param>
/// <param name="Bytes">Of a frame on disk.</param>
/// <param name="Recall">Of the exact first ten moments.</param>
/// <param name="Cold">The slowest of five queries after the files had left the page cache, in milliseconds.</param>
internal sealed record ArchiveReport(string CommandLine, FrameCloud Cloud, int Queries, double Inserted, double Bytes, double Recall, double Cold)
{
    public const string Heading = "## The archive";

    public string Write(
        List<double> warm, List<IReadOnlyDictionary<string, RivalResult>> rounds, IReadOnlyDictionary<string, string> versions, MarkdownTable ways, string memory)
    {
        var ours = Median(warm);
        var table = new MarkdownTable("search", "p50 of a query, ms", "recall@10", "slower than HydroEdge");
        table.Add("HydroEdge, warm", Invariant($"{ours:0.0}"), Invariant($"{Recall:0.000}"), "");
        foreach (var rival in rounds[0].Keys)
        {
            var ratio = Median([.. rounds.Zip(warm, (round, own) => round[rival].Ms / own)]);
            table.Add(rival, Invariant($"{Median([.. rounds.Select(round => round[rival].Ms)]):0.0}"), Invariant($"{rounds[0][rival].Recall:0.000}"), Invariant($"{ratio:0.0} times"));
        }

        return Invariant($"""
            {Heading}

            Written by `{CommandLine}`.

            {Machine.Processor}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, {string.Join(", ", versions.Select(part => $"{part.Key} {part.Value}"))}; two threads each.
            {Cloud.Count} frames of {Cloud.Dimension} dimensions in ten days: {Cloud.Rendered} rendered ones of {Cloud.Cameras.Max() + 1} cameras, the others with a small shift, other
            light and noise. {Queries} queries: the shipped watches and their contrasts. The rounds alternate, and the ratios are medians over rounds; other
            work ran on the machine. HydroEdge answers with ten moments, the others with ten frames.

            {table}
            The slowest of five queries with files that had left the page cache took {Cold:0} ms. {Inserted:0} frames a second were kept, each 32 of them on the disk before the next; a frame took
            {Bytes:0} bytes without its thumbnail, index included. {memory}

            {ways}

            """);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
