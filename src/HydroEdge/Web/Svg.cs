using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace HydroEdge.Web;

/// <summary>The few SVG elements that a plot consists of; lengths in pixels.</summary>
internal static class Svg
{
    // Where Chinese, Japanese and Korean begin.
    private const int FirstWide = 0x2E80;

    public static readonly XNamespace Name = "http://www.w3.org/2000/svg";

    /// <param name="attributes">Of the whole element, after its position; likewise below.</param>
    public static XElement Rect(double x, double y, double width, double height, params XAttribute[] attributes) =>
        new(Name + "rect", At("x", x), At("y", y), At("width", width), At("height", height), attributes);

    public static XElement Line(double x1, double y1, double x2, double y2, params XAttribute[] attributes) =>
        new(Name + "line", At("x1", x1), At("y1", y1), At("x2", x2), At("y2", y2), attributes);

    public static XElement Path(string path, params XAttribute[] attributes) => new(Name + "path", new XAttribute("d", path), attributes);

    public static XElement Text(double x, double y, string text, params XAttribute[] attributes) =>
        new(Name + "text", At("x", x), At("y", y), attributes, Printable(text));

    /// <summary>How it looks: the classes are in the plot's style sheet.</summary>
    public static XAttribute Class(string name) => new("class", name);

    /// <summary>No wider than this many letters; those of Chinese count twice.</summary>
    public static string Shortened(string text, int letters)
    {
        var (end, width) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            width += rune.Value >= FirstWide ? 2 : 1;
            if (width > letters)
                return $"{text[..end]}...";
            end += rune.Utf16SequenceLength;
        }

        return text;
    }

    /// <summary>What a text may hold: XML knows no control characters and no half of a surrogate pair.</summary>
    public static string Printable(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune.Utf16SequenceLength == 2 || XmlConvert.IsXmlChar((char)rune.Value)));

    /// <summary>A length to a tenth of a pixel.</summary>
    public static string Number(double length) => length.ToString("0.#", CultureInfo.InvariantCulture);

    private static XAttribute At(string name, double length) => new(name, Number(length));
}
