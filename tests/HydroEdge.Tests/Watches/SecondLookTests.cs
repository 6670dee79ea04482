using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class SecondLookTests
{
    private const int Side = 8;
    private const int Hot = 3 * Side + 5;

    private static readonly WatchOptions Watch = new() { Id = "w", Query = "query", Contrast = ["contrast"], Kind = WatchKind.Event, SecondLook = true };

    private readonly WatchBoard _board = new(new TinyEmbedder());
    private readonly CameraFeed _camera;
    private readonly List<Region> _looks = [];
    private ImageEmbedding? _closer = TinyEmbedder.Picture(0.8, 0.1, rows: 2, columns: 2);

    public SecondLookTests()
    {
        _board.Apply([Watch]);
        _camera = new CameraFeed(_board, fps: 1, closer: Look);
        ShowNormal(200);
    }

    [Fact]
    public void A_small_thing_that_only_a_closer_look_tells_is_decided_by_it()
    {
        var decisions = ShowSmallThing(20);

        Assert.Contains(decisions, decision => decision.State == DecisionState.Active);
        Assert.All(_looks, part => Assert.True(part.W == 0.5 && part.H == 0.5 && Holds(part, 5.5 / Side, 3.5 / Side), $"{part}"));
    }

    [Fact]
    public void Without_the_closer_look_it_is_not()
    {
        _closer = null;

        Assert.DoesNotContain(ShowSmallThing(20), decision => decision.State == DecisionState.Active);
        Assert.NotEmpty(_looks);
    }

    [Fact]
    public void A_watch_that_does_not_want_it_takes_no_closer_look()
    {
        _board.Apply([Watch with { SecondLook = false }]);

        Assert.DoesNotContain(ShowSmallThing(20), decision => decision.State == DecisionState.Active);
        Assert.Empty(_looks);
    }

    [Fact]
    public void A_closer_look_that_shows_something_else_decides_nothing()
    {
        _closer = TinyEmbedder.Picture(0.1, 0.8, rows: 2, columns: 2);

        Assert.DoesNotContain(ShowSmallThing(20), decision => decision.State == DecisionState.Active);
        Assert.NotEmpty(_looks);
    }

    [Fact]
    public void Nothing_unusual_takes_no_closer_look()
    {
        ShowNormal(300);

        Assert.Empty(_looks);
    }

    [Fact]
    public void What_another_watch_knows_for_certain_takes_no_closer_look()
    {
        _board.Apply([Watch, new() { Id = "other", Query = "other contrast", Contrast = ["contrast"], Kind = WatchKind.Event }]);
        ShowNormal(200);

        var decisions = Show(20, () => Picture(whole: 0.15, hot: 0.4, other: 0.6));

        Assert.Contains(decisions, decision => decision is { WatchId: "other", State: DecisionState.Active });
        Assert.Empty(_looks);
    }

    [Fact]
    public void What_departs_for_long_is_looked_at_only_while_it_is_fresh()
    {
        _closer = TinyEmbedder.Picture(0.1, 0.8, rows: 2, columns: 2);

        ShowSmallThing(600);

        Assert.InRange(_looks.Count, 1, 20);
    }

    [Fact]
    public void There_are_no_more_looks_than_every_fifth_frame_in_the_long_run()
    {
        var before = _looks.Count;
        for (var i = 0; i < 40; i++)
        {
            ShowSmallThing(15);
            ShowNormal(15);
        }

        Assert.InRange(_looks.Count - before, 40, 20 + 40 * 30 / 5);
    }

    [Theory]
    [InlineData(0.5, 0.5, 0.1, 0.1, 0.25, 0.25)]
    [InlineData(0.95, 0.0, 0.05, 0.05, 0.5, 0.0)]
    [InlineData(0.35, 0.62, 0.02, 0.02, 0.125, 0.375)]
    public void The_part_lies_around_the_heat_and_inside_what_was_seen(double x, double y, double w, double h, double left, double top)
    {
        var part = SecondLookPart.Around(new Region(x - w / 2, y, w, h), Region.Whole);

        Assert.Equal(new Region(left, top, 0.5, 0.5), part);
    }

    [Fact]
    public void What_fills_more_than_half_of_the_first_look_takes_no_second() =>
        Assert.Null(SecondLookPart.Around(new Region(0, 0, 0.6, 0.3), Region.Whole));

    private static bool Holds(Region part, double x, double y) => x >= part.X && x <= part.X + part.W && y >= part.Y && y <= part.Y + part.H;

    private ImageEmbedding? Look(Region part)
    {
        _looks.Add(part);
        return _closer;
    }

    private List<Decision> ShowNormal(int seconds) => Show(seconds, () => Picture(whole: 0.1, hot: 0.1));

    // The picture as a whole moves towards the query and is still far from it; one patch stands out.
    private List<Decision> ShowSmallThing(int seconds) => Show(seconds, () => Picture(whole: 0.15, hot: 0.25));

    private List<Decision> Show(int seconds, Func<ImageEmbedding> picture)
    {
        var decisions = new List<Decision>();
        for (var i = 0; i < seconds; i++)
            decisions.AddRange(_camera.Show(picture()));
        return decisions;
    }

    private static ImageEmbedding Picture(double whole, double hot, double other = 0)
    {
        float[] patches = [.. Enumerable.Range(0, Side * Side).SelectMany(patch => TinyEmbedder.Unit(patch == Hot ? hot : 0.1, 0.3, other, seed: patch))];
        return new(TinyEmbedder.Unit(whole, 0.3, other, seed: 7), patches, Side, Side);
    }
}
