namespace HydroEdge.Config;

/// <summary>Puts what the YAML parser has to say into words with a remedy.</summary>
internal static class YamlWords
{
    private static readonly (string Parser, string Ours)[] Known =
    [
        ("invalid mapping", "a ':' does not belong here; put the whole text in quotes, or check the indentation of this line and the one above"),
        ("expected key", "this line does not fit; give it the indentation of the keys beside it, and put quotes around text that begins with * & ! [ or {"),
        ("expected '-'", "this line does not fit a list; begin it with '- ' or give it the indentation of the keys above the list"),
        ("expected ':'", "a ':' is missing; write 'key: value'"),
        ("expected ','", "a ',' or the closing bracket is missing"),
        ("cannot start any token", "no value begins with this character; indent with spaces, and put quotes around text that begins with @ or `"),
        ("tab", "a tab cannot indent; use spaces"),
        ("unexpected end of stream", "the closing quote of this text is missing"),
        ("escape character", "inside \"...\" a backslash begins an escape; write \\\\ for a backslash, or use '...'"),
        ("hexadecimal", "inside \"...\" a backslash begins an escape; write \\\\ for a backslash, or use '...'"),
        ("directive", "directives (%) are not read here; put quotes around text that begins with '%'"),
        ("nested deeper", ""),
        ("more than", ""),
    ];

    /// <summary>The parser's own words are kept only where they are ours, as they might quote the file.</summary>
    public static string For(string parserMessage)
    {
        foreach (var (parser, ours) in Known)
        {
            if (parserMessage.Contains(parser, StringComparison.Ordinal))
                return ours is "" ? parserMessage : ours;
        }

        return "this is not well-formed YAML; check quotes, brackets and indentation here and in the line above";
    }
}
