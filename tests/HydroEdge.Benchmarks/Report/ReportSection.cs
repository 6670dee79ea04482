namespace HydroEdge.Benchmarks.Report;

/// <summary>One section of a report that several benches write to.</summary>
internal static class ReportSection
{
    private const string Beginning = "# Benchmarks\n\nEvery section is written by the command it names; do not edit.\n";

    /// <summary>Puts the section in place of the one with its heading, or at the end; the others stay as they are.</summary>
    /// <param name="heading">The section's first line, a heading of the second level.</param>
    public static void Replace(string file, string heading, string section)
    {
        var lines = File.Exists(file) ? File.ReadAllText(file).TrimEnd('\n').Split('\n') : Beginning.TrimEnd('\n').Split('\n');
        var from = Array.IndexOf(lines, heading);
        var (before, after) = from < 0
            ? (lines, [])
            : (lines[..from], lines[(from + 1)..].SkipWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).ToArray());
        string[] parts = [Text(before), section.Trim('\n'), Text(after)];
        File.WriteAllText(file, $"{string.Join("\n\n", parts.Where(part => part.Length > 0))}\n");
    }

    private static string Text(string[] lines) => string.Join('\n', lines).Trim('\n');
}
