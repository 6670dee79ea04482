using System.Globalization;
using System.Text.Json.Nodes;

namespace HydroEdge.Cli;

/// <summary>Rows as CSV (RFC 4180; a vector in one cell, its numbers separated by blanks) or as JSON lines. Times are ISO 8601, UTC.</summary>
internal sealed class ExportLines(TextWriter output, bool csv)
{
    private string[] _names = [];

    public void Begin(params string[] names)
    {
        _names = names;
        if (csv)
            output.WriteLine(string.Join(',', names));
    }

    /// <param name="values">One for each name: text, number, time, vector or null.</param>
    public void Add(params object?[] values)
    {
        if (csv)
        {
            output.WriteLine(string.Join(',', values.Select(Cell)));
            return;
        }

        var row = new JsonObject();
        foreach (var (name, value) in _names.Zip(values))
            row[name] = Node(value);
        output.WriteLine(row.ToJsonString());
    }

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        int number => number,
        double number => double.IsFinite(number) ? number : null,
        float[] vector => new JsonArray([.. vector.Select(number => (JsonNode)number)]),
        _ => Text(value),
    };

    // A spreadsheet takes what begins so for a formula.
    private static string Cell(object? value)
    {
        var text = value is null ? "" : Text(value);
        if (value is string && text.Length > 0 && "=+-@".Contains(text[0], StringComparison.Ordinal))
            text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static string Text(object value) => value switch
    {
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        float[] vector => string.Join(' ', vector.Select(number => number.ToString("G6", CultureInfo.InvariantCulture))),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
