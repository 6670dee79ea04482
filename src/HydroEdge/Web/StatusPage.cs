using System.Text.RegularExpressions;

namespace HydroEdge.Web;

/// <summary>The page, in one piece as it is served: its style and scripts are put into it, so that a browser is told to take none from elsewhere.</summary>
internal static partial class StatusPage
{
    public static string Text { get; } = Include().Replace(Read("status.html"), included => Read(included.Groups[1].Value));

    private static string Read(string name)
    {
        using var stream = typeof(StatusPage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"/\* include (\S+) \*/\n?")]
    private static partial Regex Include();
}
