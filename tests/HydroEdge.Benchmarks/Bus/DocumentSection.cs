namespace HydroEdge.Benchmarks.Bus;

/// <summary>A section of a document that one command writes, while the others stay as they are.</summary>
internal static class DocumentSection
{
    private const string Title = "# Benchmarks\n";

    /// <param name="heading">Its line, with the two signs; the next such line ends the section.</param>
    public static void Write(string path, string heading, string text)
    {
        string[] lines = File.Exists(path) ? File.ReadAllLines(path) : Title.Split('\n');
        var begins = Array.IndexOf(lines, heading);
        var before = begins < 0 ? lines : lines[..begins];
        var after = begins < 0 ? [] : lines[(begins + 1)..].SkipWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).ToArray();
        var parts = new[] { string.Join('\n', before).TrimEnd(), $"{heading}\n\n{text.Trim()}", string.Join('\n', after).TrimEnd() };
        File.WriteAllText(path, string.Join("\n\n", parts.Where(part => part.Length > 0)) + "\n");
    }
}
