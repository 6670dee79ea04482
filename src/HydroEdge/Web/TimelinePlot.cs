using System.Globalization;
using System.Xml.Linq;
using HydroEdge.Cameras;
using HydroEdge.Pipeline;

namespace HydroEdge.Web;

/// <summary>A trial on a recording or on the archive as a drawing: a panel for every watch with its score, its levels, its raises and the truth over time.</summary>
internal static class TimelinePlot
{
    private const double Width = 1200;
    private const double Head = 84;
    private const double Foot = 16;
    private const double LeastSeconds = 1;

    private const string Style = """
        text { font-family: "Segoe UI", "Noto Sans", "DejaVu Sans", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; font-size: 12px; fill: #4a5560; }
        .paper { fill: #ffffff; } .panel { fill: #f8fafb; stroke: #d5dce2; }
        .name { font-size: 18px; font-weight: 600; fill: #1c2730; } .watch { font-size: 14px; font-weight: 600; fill: #1c2730; } .query { font-size: 13px; font-weight: 400; fill: #4a5560; }
        .grid { stroke: #e4e9ed; } .time { text-anchor: middle; } .level { text-anchor: end; }
        .score { fill: none; stroke: #1d5f9e; stroke-width: 1.6; stroke-linejoin: round; }
        .on { fill: none; stroke: #c0392b; stroke-width: 1.2; stroke-dasharray: 7 4; } .off { fill: none; stroke: #d08a3c; stroke-width: 1.2; stroke-dasharray: 2 4; }
        .calibrating { fill: #dfe5ea; } .planted { fill: #35a06b; fill-opacity: 0.16; } .edge { fill: #35a06b; }
        .standing { fill: #c0392b; fill-opacity: 0.85; } .raise { fill: none; stroke: #c0392b; stroke-width: 1.4; } .mark { fill: #c0392b; }
        """;

    public static string Of(PastTrial trial) => Of(
        Path.GetFileName(trial.Question.Name), Remark(trial), [.. trial.Watches.Select(watch => PlottedWatch.Of(watch.Trace, Recording.SecondsOf(trial.Question.Span.From)))],
        trial.Question.Span.Seconds, trial.Question.Span.From);

    /// <param name="seconds">How long what they looked at is.</param>
    /// <param name="begin">The moment it begins; null where its times count from its beginning.</param>
    public static string Of(string name, string remark, IReadOnlyList<PlottedWatch> watches, double seconds, DateTimeOffset? begin = null)
    {
        seconds = Math.Max(seconds, LeastSeconds);
        var height = Head + watches.Count * PlotPanel.Height + Foot;
        var drawing = new XElement(
            Svg.Name + "svg",
            new XAttribute("viewBox", $"0 0 {Svg.Number(Width)} {Svg.Number(height)}"),
            new XAttribute("width", Svg.Number(Width)),
            new XAttribute("height", Svg.Number(height)),
            new XElement(Svg.Name + "style", Style),
            Svg.Rect(0, 0, Width, height, Svg.Class("paper")),
            Svg.Text(PlotPanel.Left, 32, name, Svg.Class("name")),
            Svg.Text(PlotPanel.Left, 52, remark),
            Legend(watches.Any(watch => watch.Planted is not null)),
            watches.Select((watch, i) => PlotPanel.Of(
                watch,
                Head + i * PlotPanel.Height,
                Width,
                seconds,
                begin)));
        return new XDocument(drawing).ToString();
    }

    private static string Remark(PastTrial trial) => string.Create(CultureInfo.InvariantCulture,
        $"kept frames from {trial.Question.Span.From:yyyy-MM-dd HH:mm} to {trial.Question.Span.To:yyyy-MM-dd HH:mm} UTC, model {trial.Model.Name}");

    private static IEnumerable<XElement> Legend(bool withTruth)
    {
        const double Y = 66;
        (string Text, Func<double, XElement> Sample)[] entries =
        [
            ("score", x => Svg.Line(x, Y + 5, x + 24, Y + 5, Svg.Class("score"))),
            ("on level", x => Svg.Line(x, Y + 5, x + 24, Y + 5, Svg.Class("on"))),
            ("off level", x => Svg.Line(x, Y + 5, x + 24, Y + 5, Svg.Class("off"))),
            ("calibrating", x => Svg.Rect(x, Y, 24, 10, Svg.Class("calibrating"))),
            ("raised", x => Svg.Rect(x, Y + 3, 24, 5, Svg.Class("standing"))),
            .. withTruth ? [("truth", x => Svg.Rect(x, Y, 24, 10, Svg.Class("planted")))] : Array.Empty<(string, Func<double, XElement>)>(),
        ];
        var left = PlotPanel.Left;
        foreach (var (text, sample) in entries)
        {
            yield return sample(left);
            yield return Svg.Text(left + 30, Y + 9, text);
            left += 46 + 7 * text.Length;
        }
    }
}
