using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Pipeline;
using HydroEdge.Tests.Watches;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Pipeline;

public sealed class BacktestTests
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly PastSpan Span = new(Begin, Begin.AddHours(2));
    private static readonly WatchOptions Watch = new() { Id = "w", Query = "query", Contrast = ["contrast"] };

    [Fact]
    public void An_event_of_the_past_would_have_been_raised_when_it_was_and_cleared_after_it()
    {
        var past = Try([Watch], Past("gate", Quiet(300), Event(30), Quiet(300))).Single();

        var one = Assert.Single(past.Trace.Occurrences);
        Assert.InRange(one.RaisedAt - Recording.SecondsOf(Begin), 300, 315);
        Assert.InRange(one.ClearedAt!.Value - Recording.SecondsOf(Begin), 330, 360);
        Assert.Equal("gate", one.Peak.CameraId);
    }

    [Fact]
    public void Only_calibrated_time_counts_and_how_long_calibration_took_is_told()
    {
        var trace = Try([Watch], Past("gate", Quiet(600))).Single().Trace;

        Assert.Equal(60, trace.CalibratedAt - trace.BeganAt);
        Assert.Equal(540, 86_400 * trace.Days, 1);
        Assert.Equal(599, trace.SecondsCovered, 1);
    }

    [Fact]
    public void A_decision_on_the_past_is_the_one_that_was_made_live()
    {
        var (board, live) = (new WatchBoard(new TinyEmbedder()), new List<Decision>());
        board.Apply([Watch]);
        var decisions = new List<Decision>();
        foreach (var frame in Past("gate", Quiet(200), Event(20), Quiet(100))("gate"))
        {
            board.Score(frame, decisions);
            live.AddRange(decisions);
        }

        var one = Try([Watch], Past("gate", Quiet(200), Event(20), Quiet(100))).Single().Trace.Occurrences.Single();

        Assert.Contains(one.Peak, live);
        Assert.Equal(live.Max(decision => decision.Score), one.Peak.Score);
    }

    [Fact]
    public void A_watch_that_rings_too_often_is_tried_under_tighter_budgets_and_one_that_does_not_is_not()
    {
        var restless = Try([Watch], Past("gate", Quiet(300), Event(30), Quiet(300))).Single();
        var calm = Try([Watch], Past("gate", Quiet(600))).Single();

        Assert.False(restless.Holds);
        Assert.Equal([0.05, 0.02, 0.01, 0.005, 0.002, 0.001], restless.Budgets.Select(tried => tried.Setting));
        // What is there for all to see keeps ringing whatever the budget.
        Assert.Null(restless.HoldingBudget);
        Assert.True(calm.Holds);
        Assert.Empty(calm.Budgets);
        Assert.Equal(0.1, calm.HoldingBudget);
    }

    [Fact]
    public void Every_watch_is_tried_on_the_cameras_it_looks_at()
    {
        WatchOptions[] watches = [Watch, Watch with { Id = "other", Cameras = ["rack"] }];

        var past = new Backtest(new TinyEmbedder(), Span, TimeSpan.FromSeconds(5), camera => Past(camera, Quiet(100))(camera))
            .Run(watches, ["gate", "rack"], new Progress<double>(), CancellationToken.None);

        Assert.Equal([("w", "gate"), ("w", "rack"), ("other", "rack")], past.Select(one => (one.Trace.Watch.Id, one.Trace.Camera)));
    }

    [Fact]
    public void A_watch_whose_region_was_never_looked_at_has_nothing_to_show()
    {
        var trace = Try([Watch with { Region = new(0, 0, 0.5, 0.5) }], Past("gate", Quiet(100))).Single().Trace;

        Assert.Null(trace.BeganAt);
        Assert.Equal(0, trace.SecondsCovered);
    }

    [Fact]
    public void Two_weeks_of_scores_are_kept_in_the_width_of_a_drawing()
    {
        var envelope = new PastSpan(Begin, Begin.AddDays(14)).NewEnvelope();
        for (var second = 0; second < 14 * 86_400; second += 10)
        {
            envelope.Take(new TracePoint(
                Recording.SecondsOf(Begin) + second, second < 600 ? DecisionState.Calibrating : DecisionState.Inactive, second == 500_000 ? 0.4 : 0.1, 0.5, 0.2));
        }

        Assert.InRange(envelope.Points.Count, 1000, 1300);
        Assert.Equal(0.4, envelope.Points.Max(point => point.Score));
        Assert.Equal(DecisionState.Inactive, envelope.Points[0].State);
    }

    private static IReadOnlyList<PastWatch> Try(IReadOnlyList<WatchOptions> watches, Func<string, IEnumerable<EmbeddedFrame>> past) =>
        new Backtest(new TinyEmbedder(), Span, TimeSpan.FromSeconds(5), past).Run(watches, ["gate"], new Progress<double>(), CancellationToken.None);

    private static (int Seconds, double Query) Quiet(int seconds) => (seconds, 0.1);

    private static (int Seconds, double Query) Event(int seconds) => (seconds, 0.6);

    /// <summary>Shows these one after the other, a frame a second.</summary>
    private static Func<string, IEnumerable<EmbeddedFrame>> Past(string camera, params (int Seconds, double Query)[] parts) => _ =>
    {
        var noise = new Random(1);
        return parts.SelectMany(part => Enumerable.Repeat(part.Query, part.Seconds)).Select((query, second) => new EmbeddedFrame(
            camera, second + 1, Begin.AddSeconds(second),
            [new EmbeddedView(Region.Whole, Region.Whole, TinyEmbedder.Picture(query + 0.01 * noise.NextDouble(), 0.3 + 0.01 * noise.NextDouble()))])).ToList();
    };
}
