using System.Globalization;
using System.Text;
using HydroEdge.Benchmarks.Figures;
using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Report;

/// <summary>docs/scorer.md: what the scorer finds and misses, written anew by every measurement.</summary>
internal static class ScorerReport
{
    private const string Terms = """
        *Strong* events are visible for 10 s and more, on 3 % and more of the picture or of the region, in clear weather; *weak* ones are shorter, smaller, or in
        rain, fog or infrared light. A raise counts for an event from 2 s before it (a state: 10 s) until the watch's delays after it; every other raise of an event watch is a
        *false alarm*. A *wrong change* is an activation or a clear of a state watch without a true change within 10 s. Rates are per watch and camera. The *delay*
        is the median time from a strong event's beginning to the decision, before `on_delay`. *Mistakes* are all misses, false alarms and wrong changes
        together. Intervals are 95 %, exact: Clopper-Pearson for shares, Garwood for rates.

        """;

    private const string Rows = """
        The first row is the most that a bare cosine could do: each watch has a threshold of its own, the one with the fewest mistakes on these very streams, which nobody
        knows beforehand. Below it each row adds a part to the one above; down to the robust z they have one threshold for all event watches and one for all state watches.
        The last two are the product, which decides itself: as it comes, and with `second_look: true` on every event watch. What single patches depart by, the fifth row
        and half of the sixth, is no evidence to it: beside the sum it earned nothing ([why](decisions.md)).

        """;

    private const string Whole = """
        As most models are exported: one vector for the picture as a whole, or for the region. So it runs on a box.

        """;

    private const string Tiled = """
        One vector for the picture as a whole and one for each of four overlapping crops of it; the view that shows most counts. Measured only: on a box such a model sees
        the whole picture.

        """;

    private const string LeftOut = """
        The product with all its parts but one. The verdict says whether the part makes a difference that is more than chance makes of two such counts.

        """;

    /// <param name="rows">Of every variant.</param>
    /// <param name="tiles">Whether crops stood in for its patches.</param>
    /// <param name="silent">What was raised on real footage; null when that was not measured.</param>
    public static string Write(
        Setting setting, IReadOnlyList<AblationRow> rows, bool tiles, MarkdownTable? silent)
    {
        AblationRow[] withPatches = [.. rows.Where(row => row.Variant is { WithPatches: true, Lacks: false })];
        AblationRow[] withoutPatches = [.. rows.Where(row => row.Variant is { WithPatches: false, Lacks: false })];
        var text = new StringBuilder("# The scorer, measured\n\nWritten by the command below; do not edit.\n\n").Append(setting.Table()).Append('\n').Append(Terms);
        text.Append("\n## Part by part\n\n").Append(Rows).Append('\n').Append(Ladder(withPatches));
        text.Append("\n## The same model without patch outputs\n\n").Append(tiles ? Tiled : Whole).Append('\n').Append(Ladder(withoutPatches));
        text.Append("\n## What each part earned\n\n").Append(Earned(withPatches, withoutPatches));
        text.Append("\n## What each part is worth beside the others\n\n").Append(LeftOut).Append('\n').Append(Lacking(rows));
        if (silent is not null)
            text.Append("\n## Real footage\n\nClips of places that are no plant, shown again and again; whatever is raised is false, but for a person who truly wears no helmet.\n\n").Append(silent);
        var product = withPatches.Single(row => row.Variant.Ships);
        text.Append("\n## Languages\n\n").Append(Languages(product));
        text.Append("\n## Each watch\n\nThe product, and the raw cosine at the threshold that was best for this watch.\n\n").Append(Watches(product, withPatches[0]));
        return text.ToString();
    }

    private static MarkdownTable Ladder(IReadOnlyList<AblationRow> rows)
    {
        var table = new MarkdownTable("scorer", "strong events found", "weak events found", "false alarms a day", "delay", "states found", "wrong changes a day", "mistakes");
        foreach (var row in rows)
            table.Add(Cells(row.Variant.Name, row.Overall));
        return table;
    }

    private static string[] Cells(string name, Tally tally) =>
    [
        name, Shown.Of(tally.Strong), Shown.Of(tally.Weak), Shown.Of(tally.FalseAlarms), Shown.Seconds(tally.StrongDelay),
        Shown.Of(tally.States), Shown.Of(tally.WrongChanges), $"{tally.Mistakes}",
    ];

    private static MarkdownTable Earned(AblationRow[] withPatches, AblationRow[] withoutPatches)
    {
        var table = new MarkdownTable("part", "mistakes with patches", "verdict", "mistakes without", "verdict");
        // The first row is no part: its thresholds are those that only hindsight finds.
        foreach (var (above, row) in withPatches.Skip(1).Zip(withPatches.Skip(2)))
        {
            var bare = withoutPatches.Index().FirstOrDefault(other => other.Item.Variant.Name == row.Variant.Name);
            table.Add([row.Variant.Name, .. Verdict(above, row), .. bare.Index > 0 ? Verdict(withoutPatches[bare.Index - 1], bare.Item) : [Shown.Nothing, Shown.Nothing]]);
        }

        return table;
    }

    private static MarkdownTable Lacking(IReadOnlyList<AblationRow> rows)
    {
        var table = new MarkdownTable("without", "strong events found", "weak events found", "false alarms a day", "states found", "wrong changes a day", "mistakes", "verdict", "mistakes without patches", "verdict");
        var (product, bare) = (rows.Single(row => row.Variant is { Ships: true, WithPatches: true }), rows.Single(row => row.Variant is { Ships: true, WithPatches: false }));
        table.Add([.. Cells("nothing", product.Overall).Where((_, column) => column != 4), Shown.Nothing, $"{bare.Overall.Mistakes}", Shown.Nothing]);
        foreach (var row in rows.Where(row => row.Variant is { Lacks: true, WithPatches: true }))
        {
            string[] cells = [.. Cells(row.Variant.Name, row.Overall).Where((_, column) => column != 4)];
            var other = rows.FirstOrDefault(other => other.Variant is { Lacks: true, WithPatches: false } && other.Variant.Name == row.Variant.Name);
            table.Add([.. cells, Verdict(row, product)[1], .. other is null ? [Shown.Nothing, Shown.Nothing] : new[] { $"{other.Overall.Mistakes}", Verdict(other, bare)[1] }]);
        }

        return table;
    }

    // Two counts are told apart where they differ by more than chance makes them in 19 of 20 cases (two Poisson counts, normal approximation).
    private static string[] Verdict(AblationRow above, AblationRow row)
    {
        var (before, after) = (above.Overall.Mistakes, row.Overall.Mistakes);
        var apart = Math.Abs(before - after) > 1.96 * Math.Sqrt(before + after);
        return [$"{before} to {after}", !apart ? "not told apart" : after < before ? "earns its place" : "earns nothing here"];
    }

    private static MarkdownTable Languages(AblationRow row)
    {
        var table = new MarkdownTable("query", "strong events found", "weak events found", "false alarms a day", "delay", "states found", "wrong changes a day", "mistakes");
        foreach (var language in row.Outcomes.GroupBy(outcome => IsChinese(outcome.Watch) ? "Chinese" : "English").OrderByDescending(group => group.Key))
            table.Add(Cells(language.Key, Tally.Of([.. language])));
        return table;
    }

    private static MarkdownTable Watches(AblationRow product, AblationRow raw)
    {
        var table = new MarkdownTable(
            "watch", "strong events found", "weak events found", "false alarms a day", "delay", "states found", "wrong changes a day", "mistakes", "mistakes of the raw cosine at its best");
        var baseline = raw.Outcomes.ToLookup(outcome => outcome.Watch.Id);
        foreach (var watch in product.Outcomes.GroupBy(outcome => outcome.Watch.Id).OrderBy(group => group.Key, StringComparer.Ordinal))
            table.Add([.. Cells(watch.Key, Tally.Of([.. watch])), baseline[watch.Key].Sum(outcome => outcome.Mistakes).ToString(CultureInfo.InvariantCulture)]);
        return table;
    }

    private static bool IsChinese(WatchOptions watch) => watch.Query.Any(letter => letter is >= '\u4E00' and <= '\u9FFF');
}
