using System.Globalization;
using System.Xml.Linq;
using HydroEdge.Cameras;
using HydroEdge.Cli;
using HydroEdge.Embedding;
using HydroEdge.Watches;
using HydroEdge.Web;

namespace HydroEdge.Tests.Cli;

public sealed class TrialPlotTests
{
    private const double Left = 64;
    private const double Wide = 1112;

    [Fact]
    public void A_panel_names_its_watch_and_shows_score_levels_calibration_truth_and_raises_where_they_were()
    {
        var trace = TestTrace.Of(query: "有人在栏杆外 & <b>");
        trace.Show(DecisionState.Calibrating, 0, from: 0, to: 24);
        trace.Show(DecisionState.Inactive, 0.1, from: 25, to: 49);
        trace.Show(DecisionState.Active, 0.8, from: 50, to: 74);
        trace.Show(DecisionState.Inactive, 0.1, from: 75, to: 100);

        var drawing = Draw([trace], [new PlantedEvent("cam", "gate", 50, 75), new PlantedEvent("cam", "oil", 1, 2)]);

        Assert.Contains("gate", Texts(drawing));
        Assert.Contains(drawing.Descendants(Svg.Name + "tspan"), query => query.Value == "有人在栏杆外 & <b>");
        Assert.Equal((0, 25), Shares(Assert.Single(InPanels(drawing, "calibrating"))));
        Assert.Equal((50, 25), Shares(Assert.Single(InPanels(drawing, "planted"))));
        Assert.Equal((50, 25), Shares(Assert.Single(InPanels(drawing, "standing"))));
        Assert.Single(InPanels(drawing, "mark"));
        Assert.All(["score", "on", "off"], line => Assert.StartsWith("M64 ", (string)Assert.Single(InPanels(drawing, line)).Attribute("d")!));
        Assert.Superset(new HashSet<string> { "0", "0.5", "1", "0:00", "0:50", "1:40", "truth" }, Texts(drawing));
    }

    [Fact]
    public void Every_watch_has_a_panel_below_the_other()
    {
        var traces = new[] { TestTrace.Of(id: "one"), TestTrace.Of(id: "two"), TestTrace.Of(id: "three") };

        var drawing = Draw(traces, truth: null);

        var titles = drawing.Descendants(Svg.Name + "text").Where(text => (string?)text.Attribute("class") == "watch").ToList();
        Assert.Equal(["one", "two", "three"], titles.Select(title => ((XText)title.FirstNode!).Value));
        Assert.Equal(titles.Select(Y).Order(), titles.Select(Y));
        Assert.DoesNotContain("truth", Texts(drawing));
    }

    [Fact]
    public void Days_of_scores_remain_a_small_file_that_still_shows_the_highest()
    {
        var trace = TestTrace.Of();
        for (var second = 0; second < 172_800; second += 20)
        {
            trace.Show(DecisionState.Inactive, 0.1, from: second, to: second);
            trace.Show(DecisionState.Inactive, second == 86_400 ? 0.95 : 0.2, from: second + 1, to: second + 1);
        }

        var drawing = Draw([trace], truth: null, seconds: 172_800);

        var line = (string)InPanels(drawing, "score").Single().Attribute("d")!;
        var whole = Draw([TestTrace.Of()], truth: null).ToString().Length;
        Assert.InRange(drawing.ToString().Length - whole, 0, 80_000);
        Assert.Contains("12:00", Texts(drawing));
        var middle = Heights(line).Average();
        Assert.Single(Heights(line), height => height < middle - 50);
    }

    [Fact]
    public void The_line_breaks_where_nothing_is_known()
    {
        var trace = TestTrace.Of();
        trace.Show(DecisionState.Inactive, 0.1, from: 0, to: 10);
        trace.Show(DecisionState.Inactive, 0.1, from: 60, to: 100);

        var line = (string)InPanels(Draw([trace], truth: null), "score").Single().Attribute("d")!;

        Assert.Equal(2, line.Count(letter => letter == 'M'));
    }

    [Fact]
    public void Letters_that_XML_does_not_know_are_left_out_and_a_long_text_is_shortened_between_letters()
    {
        Assert.Equal("ab", Svg.Printable("a\u0001b\uFFFF"));
        Assert.Equal("abc...", Svg.Shortened("abcdef", 3));
        Assert.Equal("有人...", Svg.Shortened("有人在栏杆外", 5));
        Assert.Equal("abc", Svg.Shortened("abc", 3));
    }

    private static XElement Draw(IReadOnlyList<WatchTrace> traces, IReadOnlyList<PlantedEvent>? truth, double seconds = 100)
    {
        var setup = new TrialSetup(new CameraOptions { Id = "cam", Source = "/clips/a.mp4" }, [], new ModelOptions(), truth, []);
        var model = new ModelCard("tiny", "000000000000", 4, true, [], "CPU", true);
        return XDocument.Parse(TrialPlot.Of(new Trial(setup, model, traces, 100, seconds, null, TimeSpan.FromSeconds(1)))).Root!;
    }

    private static HashSet<string> Texts(XElement drawing) =>
        [.. drawing.Descendants(Svg.Name + "text").Select(text => ((XText)text.FirstNode!).Value)];

    private static IEnumerable<XElement> InPanels(XElement drawing, string name) =>
        drawing.Elements(Svg.Name + "g").Elements().Where(element => (string?)element.Attribute("class") == name);

    // Where a rectangle begins and how wide it is, in hundredths of the time shown.
    private static (int From, int Width) Shares(XElement rectangle) =>
        ((int)Math.Round(100 * ((double)rectangle.Attribute("x")! - Left) / Wide), (int)Math.Round(100 * (double)rectangle.Attribute("width")! / Wide));

    private static double Y(XElement element) => (double)element.Attribute("y")!;

    private static List<double> Heights(string path) =>
        [.. path.Split([' ', 'M'], StringSplitOptions.RemoveEmptyEntries).Where((_, i) => i % 2 == 1).Select(y => double.Parse(y, CultureInfo.InvariantCulture))];
}
