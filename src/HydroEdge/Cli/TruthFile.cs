using HydroEdge.Cameras;
using HydroEdge.Config;

namespace HydroEdge.Cli;

/// <summary>
/// What truly happens in clips, as a CSV file. Its header says which columns there are, of <c>camera,watch,from,to,strength</c>;
/// without one they are the first four. Times are seconds, m:ss or h:mm:ss; lines that begin with '#' are remarks.
/// </summary>
internal static class TruthFile
{
    private static readonly string[] Known = ["camera", "watch", "from", "to", "strength"];
    private static readonly string[] Needed = ["watch", "from", "to"];

    /// <param name="objection">What is wrong with an event whose line is well formed; null where nothing is.</param>
    /// <exception cref="BadConfigurationException">A line is not of that form, or was objected to.</exception>
    /// <exception cref="IOException">There is no such file.</exception>
    public static IReadOnlyList<PlantedEvent> Read(string path, Func<PlantedEvent, string?>? objection = null)
    {
        var events = new List<PlantedEvent>();
        var faults = new List<string>();
        string[]? columns = null;
        foreach (var (number, line) in File.ReadLines(path).Index())
        {
            var cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (line.Trim() is "" or ['#', ..])
                continue;
            if (columns is null && IsHeader(cells))
            {
                columns = cells;
                continue;
            }

            columns ??= Known[..4];
            var planted = Event(columns, cells);
            if (planted is null)
                faults.Add($"{path}:{number + 1}:1: {SafeText.Shown(line)} is not an event; {FormOf(columns)}");
            else if (objection?.Invoke(planted) is { } fault)
                faults.Add($"{path}:{number + 1}:1: {fault}");
            else
                events.Add(planted);
        }

        return faults.Count == 0 ? events : throw new BadConfigurationException(faults);
    }

    private static bool IsHeader(string[] cells) => Needed.All(cells.Contains) && cells.All(Known.Contains);

    private static string FormOf(string[] columns) =>
        $"write {string.Join(',', columns)} with from < to, in seconds or m:ss{(columns.Contains("strength") ? "; strength is strong, weak, state or empty" : "")}";

    private static PlantedEvent? Event(string[] columns, string[] cells)
    {
        string Cell(string column) => Array.IndexOf(columns, column) is var at and >= 0 && at < cells.Length ? cells[at] : "";
        return cells.Length <= Known.Length && Cell("watch").Length > 0
            && ClipTime.Read(Cell("from")) is { } from && ClipTime.Read(Cell("to")) is { } to && from < to
            && TryStrength(Cell("strength"), out var strength)
            ? new PlantedEvent(Cell("camera"), Cell("watch"), from, to, strength)
            : null;
    }

    private static bool TryStrength(string text, out PlantedStrength? strength)
    {
        strength = text switch
        {
            "strong" => PlantedStrength.Strong,
            "weak" => PlantedStrength.Weak,
            "state" => PlantedStrength.State,
            _ => null,
        };
        return strength is not null || text.Length == 0;
    }
}
