using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HydroEdge.Config;

/// <summary>
/// Reads one YAML document into nodes that know their place. It takes less than YAML offers: no tags, anchors or aliases (nothing
/// to instantiate, nothing to expand), bounded depth and size. It works on the parser's events because YamlDotNet's own tree
/// recurses without a bound and stops at the first duplicate key.
/// </summary>
internal sealed class YamlTree(string file, Findings findings)
{
    public const int DeepestNesting = 12;
    public const int MostNodes = 20_000;

    private int _nodes;

    /// <returns>Null when the document is empty or malformed; the latter is a finding.</returns>
    public ConfigNode? Read(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
                return null;
            var root = Node(parser, 0);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out var second))
                findings.Fault(At(second.Start), "a second document begins here; one file holds one, so remove the '---'");
            return root.IsNothing ? null : root;
        }
        catch (YamlException malformed)
        {
            var place = malformed.Message.Contains("tab", StringComparison.Ordinal) ? TabIndentation(text) : null;
            findings.Fault(place ?? At(malformed.Start), YamlWords.For(malformed.Message));
        }
        catch (Exception malformed) when (malformed is ArgumentException or InvalidOperationException or OverflowException or FormatException
            or IndexOutOfRangeException or NullReferenceException)
        {
            // The parser lets these out where a file is malformed in a way it did not think of.
            findings.Fault(parser.Current is { } last ? At(last.Start) : Place.StartOf(file), YamlWords.For(""));
        }

        return null;
    }

    private ConfigNode Node(Parser parser, int depth)
    {
        var next = parser.Consume<ParsingEvent>();
        if (depth > DeepestNesting)
            throw new YamlException(next.Start, next.End, $"nested deeper than {DeepestNesting} levels; nothing here needs that");
        if (++_nodes > MostNodes)
            throw new YamlException(next.Start, next.End, $"more than {MostNodes} entries in one file; split the watches over several files");
        RefuseTricks(next);

        return next switch
        {
            SequenceStart => List(parser, next, depth),
            MappingStart => Block(parser, next, depth),
            Scalar scalar => ConfigNode.Scalar(At(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain),
            _ => ConfigNode.Scalar(At(next.Start), "alias", plain: false),
        };
    }

    private ConfigNode List(Parser parser, ParsingEvent start, int depth)
    {
        var items = new List<ConfigNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(Node(parser, depth + 1));
        return ConfigNode.List(At(start.Start), items);
    }

    private ConfigNode Block(Parser parser, ParsingEvent start, int depth)
    {
        var entries = new Dictionary<string, ConfigEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(parser, depth + 1);
            var entry = new ConfigEntry(key.Place, key.Text, Node(parser, depth + 1));
            if (key.Kind != NodeKind.Scalar)
                findings.Fault(key.Place, "a key must be a word; write 'key: value', and put quotes around text that begins with { or [");
            else if (!entries.TryAdd(entry.Key, entry))
                findings.Fault(key.Place, $"{SafeText.Shown(entry.Key)} is already given at {entries[entry.Key].Place}; keep one of the two");
        }

        return ConfigNode.Block(At(start.Start), [.. entries.Values]);
    }

    private void RefuseTricks(ParsingEvent next)
    {
        if (next is AnchorAlias)
            findings.Fault(At(next.Start), "aliases (*name) are not read here; write the value out, or put quotes around text that begins with '*'");
        else if (next is NodeEvent { Anchor.IsEmpty: false })
            findings.Fault(At(next.Start), "anchors (&name) are not read here; write the value out, or put quotes around text that begins with '&'");
        else if (next is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } })
            findings.Fault(At(next.Start), "tags (!name) are not read here; remove it, or put quotes around text that begins with '!'");
    }

    // The parser names the block that the tab is in, which may have begun hundreds of lines above.
    private Place? TabIndentation(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var indentation = lines[i][..^lines[i].TrimStart(' ', '\t').Length];
            if (indentation.Contains('\t'))
                return new Place(file, i + 1, indentation.IndexOf('\t') + 1);
        }

        return null;
    }

    private Place At(in Mark mark) => new(file, Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));
}
