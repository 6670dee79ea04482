using System.Text;

namespace HydroEdge.Benchmarks.Report;

/// <summary>A table whose columns stand under one another in the source too.</summary>
internal sealed class MarkdownTable(params string[] header)
{
    private readonly List<string[]> _rows = [header];

    public void Add(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        int[] widths = [.. header.Select((_, column) => _rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (var (number, row) in _rows.Index())
        {
            Write(text, row.Select((cell, column) => cell.PadRight(widths[column])));
            if (number == 0)
                Write(text, widths.Select(width => new string('-', width)));
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
