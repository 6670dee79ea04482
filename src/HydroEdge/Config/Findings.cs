namespace HydroEdge.Config;

/// <summary>Collects what is wrong (faults), what is unwise (warnings) and what is good to know (notes) while the files are read, so that all of it is said at once.</summary>
internal sealed class Findings
{
    // A person mends a screenful at a time; a file of garbage must not fill the journal.
    public const int MostShown = 200;

    private readonly List<Finding> _faults = [];
    private readonly List<Finding> _warnings = [];
    private readonly List<Finding> _notes = [];

    public int FaultCount => _faults.Count;

    public void Fault(Place place, string what) => _faults.Add(new Finding(place, what));

    public void Warn(Place place, string what) => _warnings.Add(new Finding(place, what));

    public void Note(Place place, string what) => _notes.Add(new Finding(place, what));

    public ConfigReport Report(HydroEdgeOptions? options, ConfigSources sources)
    {
        List<string> order = [.. sources.Files.Select(file => file.Name)];
        return new ConfigReport(options, sources, InReadingOrder(_faults, order), InReadingOrder(_warnings, order), InReadingOrder(_notes, order));
    }

    private static List<Finding> InReadingOrder(List<Finding> findings, List<string> order)
    {
        List<Finding> sorted =
        [
            .. findings.Distinct()
                .OrderBy(finding => order.IndexOf(finding.Place.File))
                .ThenBy(finding => finding.Place.Line)
                .ThenBy(finding => finding.Place.Column),
        ];
        if (sorted.Count <= MostShown)
            return sorted;

        var next = sorted[MostShown];
        return [.. sorted[..MostShown], new Finding(next.Place, $"and {sorted.Count - MostShown} more from here on; mend the ones above first")];
    }
}
