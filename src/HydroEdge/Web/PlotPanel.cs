using System.Xml.Linq;
using HydroEdge.Pipeline;

namespace HydroEdge.Web;

/// <summary>One watch in the drawing of a trial.</summary>
internal static class PlotPanel
{
    public const double Left = 64;

    /// <summary>With its title above and its times below.</summary>
    public const double Height = 206;

    private const double Right = 24;
    private const double TitleHeight = 34;
    private const double PlotHeight = 136;
    private const double Strip = 5;
    private const double Room = 0.07;
    private const int LongestTitle = 130;

    /// <param name="top">Where it begins in the drawing.</param>
    /// <param name="width">Of the drawing.</param>
    /// <param name="seconds">How long the recording is.</param>
    /// <param name="begin">The moment it begins; null where its times count from its beginning.</param>
    public static XElement Of(PlottedWatch trace, double top, double width, double seconds, DateTimeOffset? begin = null)
    {
        var (lowest, highest) = Range(trace);
        var scale = new PlotScale(Left, width - Left - Right, top + TitleHeight, PlotHeight, seconds, lowest, highest) { Begin = begin };
        return new XElement(
            Svg.Name + "g",
            Title(trace, top + TitleHeight - 9),
            Svg.Rect(Left, scale.Upper, scale.Width, PlotHeight, Svg.Class("panel")),
            Svg.Rect(Left, scale.Upper, scale.X(trace.CalibratedAt ?? seconds) - Left, PlotHeight, Svg.Class("calibrating")),
            (trace.Planted ?? []).Where(planted => planted.From < seconds).SelectMany(planted => Planted(planted.From, planted.To, scale)),
            Axes(scale),
            Curve(trace, point => point.OffScore, "off", scale),
            Curve(trace, point => point.OnScore, "on", scale),
            Curve(trace, point => point.Score, "score", scale),
            trace.Occurrences.SelectMany(one => Raised(one, scale)));
    }

    private static XElement Title(PlottedWatch trace, double y)
    {
        var watch = trace.Watch;
        var query = string.Join("   ", watch.Queries.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value).Prepend(watch.Query));
        var title = Svg.Text(Left, y, trace.Title, Svg.Class("watch"));
        title.Add(new XElement(
            Svg.Name + "tspan", new XAttribute("dx", 12), Svg.Class("query"), Svg.Printable(Svg.Shortened(query, LongestTitle))));
        return title;
    }

    // Scores of 0 to 1 share one scale; others bring their own.
    private static (double Lowest, double Highest) Range(PlottedWatch trace)
    {
        var (lowest, highest) = (0.0, 1.0);
        foreach (var point in trace.Points)
            (lowest, highest) = (Math.Min(lowest, point.Score), Math.Max(highest, Math.Max(point.Score, point.OnScore)));
        var room = Room * (highest - lowest);
        return (lowest - room, highest + room);
    }

    private static IEnumerable<XElement> Axes(PlotScale scale)
    {
        foreach (var (score, text) in scale.Scores())
        {
            yield return Svg.Line(scale.Left, scale.Y(score), scale.Right, scale.Y(score), Svg.Class("grid"));
            yield return Svg.Text(scale.Left - 8, scale.Y(score) + 4, text, Svg.Class("level"));
        }

        foreach (var (second, text) in scale.Times())
        {
            yield return Svg.Line(scale.X(second), scale.Lower, scale.X(second), scale.Lower + 4, Svg.Class("grid"));
            yield return Svg.Text(scale.X(second), scale.Lower + 18, text, Svg.Class("time"));
        }
    }

    private static XElement Curve(PlottedWatch trace, Func<TracePoint, double> value, string name, PlotScale scale) =>
        Svg.Path(scale.Line(trace.Points.Select(point => (point.At, value(point))), trace.LongestGap), Svg.Class(name));

    private static IEnumerable<XElement> Planted(double from, double to, PlotScale scale)
    {
        var (left, width) = (scale.X(from), Math.Max(1, scale.X(to) - scale.X(from)));
        yield return Svg.Rect(left, scale.Upper, width, scale.Height, Svg.Class("planted"));
        yield return Svg.Rect(left, scale.Upper, width, 3, Svg.Class("edge"));
    }

    // A flag where it rang, and below how long it stood.
    private static IEnumerable<XElement> Raised(Occurrence one, PlotScale scale)
    {
        var (raised, cleared) = (scale.X(one.RaisedAt), scale.X(one.ClearedAt ?? scale.Seconds));
        yield return Svg.Rect(raised, scale.Lower - Strip, Math.Max(2, cleared - raised), Strip, Svg.Class("standing"));
        yield return Svg.Line(raised, scale.Upper, raised, scale.Lower, Svg.Class("raise"));
        yield return Svg.Path(
            $"M{Svg.Number(raised)} {Svg.Number(scale.Upper)}l11 5l-11 5z", Svg.Class("mark"));
    }
}
