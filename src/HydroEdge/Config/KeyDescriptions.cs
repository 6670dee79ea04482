using System.Text.RegularExpressions;

namespace HydroEdge.Config;

/// <summary>What each key means, taken from the tables of docs/configuration.md, so that editor and manual say the same.</summary>
internal static partial class KeyDescriptions
{
    public const string Resource = "configuration.md";

    private static readonly Lazy<Dictionary<string, string>> ByPath = new(() => Read(Manual()));

    /// <param name="path">The key with the blocks around it, such as <c>watches.alarm.cause</c>.</param>
    public static string? Of(string path) => ByPath.Value.GetValueOrDefault(path);

    public static IEnumerable<string> Paths => ByPath.Value.Keys;

    public static string Manual()
    {
        using var manual = new StreamReader(typeof(KeyDescriptions).Assembly.GetManifestResourceStream(Resource)!);
        return manual.ReadToEnd();
    }

    private static Dictionary<string, string> Read(string manual)
    {
        var meanings = new Dictionary<string, string>();
        var block = "";
        foreach (var line in manual.Split('\n'))
        {
            if (line.StartsWith('#'))
                block = Heading().Match(line).Groups[1].Value;
            else if (Row().Match(line) is { Success: true } row)
                meanings[block.Length > 0 ? $"{block}.{row.Groups[1].Value}" : row.Groups[1].Value] = row.Groups[2].Value.Replace("`", "");
        }

        return meanings;
    }

    [GeneratedRegex("^##+ `([a-z_.]+)`")]
    private static partial Regex Heading();

    // | `key` | what it takes | default | meaning |
    [GeneratedRegex(@"^\| `([a-z_]+)` \|[^|]*\|[^|]*\| (.+) \|$")]
    private static partial Regex Row();
}
