using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class WatchBoardTests
{
    private static readonly Region Left = new(0, 0, 0.5, 0.5);
    private static readonly WatchOptions Watch = new() { Id = "w", Query = "query", Contrast = ["contrast"] };

    private readonly TinyEmbedder _embedder = new();
    private readonly WatchBoard _board;
    private readonly CameraFeed _camera;

    public WatchBoardTests()
    {
        _board = new(_embedder);
        _camera = new(_board);
    }

    [Fact]
    public void A_watch_without_cameras_looks_at_all_and_one_with_only_at_its_own()
    {
        _board.Apply([Watch, Watch with { Id = "elsewhere", Cameras = ["other"] }]);

        Assert.Equal(["w"], _camera.Show(0.2, 0.1).Select(decision => decision.WatchId));
        Assert.Equal(["w", "elsewhere"], new CameraFeed(_board, camera: "other").Show(0.2, 0.1).Select(decision => decision.WatchId));
    }

    [Fact]
    public void It_says_which_regions_of_a_camera_are_looked_at()
    {
        _board.Apply([Watch, Watch with { Id = "a", Region = Left }, Watch with { Id = "b", Region = Left, Cameras = ["cam"] }]);

        Assert.Equal([Left], _board.RegionsOf("cam"));
    }

    [Fact]
    public void A_watch_with_a_region_looks_at_nothing_else()
    {
        _board.Apply([Watch with { Region = Left }]);
        var region = new EmbeddedView(Left, Left, TinyEmbedder.Picture(0.6, 0.3));
        var whole = new EmbeddedView(Region.Whole, Region.Whole, TinyEmbedder.Picture(0.1, 0.3));

        Assert.Equal(0.3, _camera.Show(whole, region).Single().Margin, 1e-3);
        Assert.Empty(_camera.Show(whole));
    }

    [Fact]
    public void Of_several_views_of_the_same_part_the_best_counts()
    {
        _board.Apply([Watch]);
        var poor = new EmbeddedView(Region.Whole, new(0, 0, 0.6, 1), TinyEmbedder.Picture(0.1, 0.3));
        var good = new EmbeddedView(Region.Whole, new(0.4, 0, 0.6, 1), TinyEmbedder.Picture(0.6, 0.3));

        var decision = _camera.Show(poor, good).Single();

        Assert.Equal(0.3, decision.Margin, 1e-3);
        Assert.True(decision.Box!.Value.X >= 0.4);
    }

    [Fact]
    public void The_box_lies_where_in_the_picture_the_query_was_found()
    {
        _board.Apply([Watch]);
        var picture = TinyEmbedder.Picture(0.1, 0.3, rows: 4, columns: 4);
        foreach (var patch in (int[])[6, 10])
            TinyEmbedder.Unit(0.7, 0.3, 0, seed: 7).CopyTo(picture.Patches, patch * TinyEmbedder.Dimension);

        var decision = _camera.Show(new EmbeddedView(Region.Whole, new(0.5, 0, 0.4, 0.8), picture)).Single();

        var box = decision.Box!.Value;
        Assert.Equal(0.7, box.X, 1e-9);
        Assert.Equal(0.2, box.Y, 1e-9);
        Assert.Equal(0.1, box.W, 1e-9);
        Assert.Equal(0.4, box.H, 1e-9);
    }

    [Fact]
    public void A_small_thing_in_one_patch_counts_more_than_in_the_mean()
    {
        _board.Apply([Watch]);
        var picture = TinyEmbedder.Picture(0.1, 0.3, rows: 8, columns: 8);
        var before = _camera.Show(picture).Single().Margin;
        TinyEmbedder.Unit(0.9, 0.1, 0, seed: 7).CopyTo(picture.Patches, 0);

        Assert.True(_camera.Show(picture).Single().Margin > before + 0.2);
    }

    [Fact]
    public void A_model_without_patches_makes_decisions_without_boxes()
    {
        _board.Apply([Watch]);

        var decision = _camera.Show(TinyEmbedder.Picture(0.6, 0.3) with { Patches = [], Rows = 0, Columns = 0 }).Single();

        Assert.Equal(0.3, decision.Margin, 1e-3);
        Assert.Null(decision.Box);
    }

    [Fact]
    public void Figures_that_are_not_numbers_leave_everything_as_it_was()
    {
        _board.Apply([Watch, Watch with { Id = "s", Kind = WatchKind.State }, Watch with { Id = "n", Contrast = [] }]);
        _camera.Show(60, query: 0.1);
        var before = _board.Standings;
        var bad = TinyEmbedder.Picture(0.6, 0.3);
        Array.Fill(bad.Global, float.NaN);

        Assert.Empty(_camera.Show(bad));
        Assert.Empty(_camera.Show(new ImageEmbedding([1, 0], [], 0, 0)));
        Assert.Empty(_camera.Show());
        Assert.Equal(before, _board.Standings);
    }

    [Fact]
    public void A_changed_watch_starts_anew_and_an_unchanged_one_keeps_what_it_learnt()
    {
        var watch = Watch with { Cameras = ["cam"] };
        _board.Apply([watch, watch with { Id = "b" }]);
        _camera.Show(20, query: 0.1);

        _board.Apply([watch with { Contrast = ["contrast", "other contrast"] }, watch with { Id = "b", OnDelay = TimeSpan.FromMinutes(1) }]);

        Assert.Equal([false, true], _board.Standings.Select(standing => standing.IsCalibrated));
    }

    [Fact]
    public void The_model_is_not_asked_again_about_a_watch_that_asks_the_same()
    {
        _board.Apply([Watch]);
        _embedder.Asked.Clear();

        _board.Apply([Watch with { OffDelay = TimeSpan.FromMinutes(1) }, Watch with { Id = "b", Query = "other contrast" }]);

        Assert.Equal(["other contrast", "contrast"], _embedder.Asked);
    }

    [Theory]
    [InlineData("zero")]
    [InlineData("not a number")]
    public void A_text_the_model_makes_nothing_of_is_refused(string text)
    {
        var refusal = Assert.Throws<EmbeddingException>(() => _board.Apply([Watch with { Contrast = [text] }]));

        Assert.Contains($"'{text}'", refusal.Message);
    }

    [Fact]
    public void A_refused_text_leaves_the_watches_as_they_were()
    {
        _board.Apply([Watch]);
        _camera.Show(20, query: 0.1);

        Assert.Throws<EmbeddingException>(() => _board.Apply([Watch with { Query = "refused" }]));

        Assert.True(_board.Standings.Single().IsCalibrated);
        Assert.Single(_camera.Show(0.2, query: 0.1));
    }

    [Fact]
    public void A_query_in_two_languages_lies_between_them_and_an_unknown_language_is_left_out()
    {
        _board.Apply([
            Watch with { Id = "two", Queries = new Dictionary<string, string> { ["zh"] = "other contrast" } },
            Watch with { Id = "unknown", Queries = new Dictionary<string, string> { ["fr"] = "other contrast" } }]);

        var decisions = _camera.Show(TinyEmbedder.Picture(query: 0.2, contrast: 0, other: 0.6));

        Assert.Equal(0.8 / Math.Sqrt(2), decisions[0].Margin, 1e-3);
        Assert.Equal(0.2, decisions[1].Margin, 1e-3);
    }

    [Fact]
    public void It_says_how_every_watch_stands_even_before_the_first_frame()
    {
        _board.Apply([Watch with { Cameras = ["cam"] }]);

        var before = _board.Standings.Single();
        _camera.Show(10, query: 0.1);
        var after = _board.Standings.Single();

        Assert.Equal(("w", "cam", false, 60), (before.WatchId, before.CameraId, before.IsCalibrated, before.FramesToGo));
        Assert.Equal(10, after.FramesToGo);
        Assert.Equal(-0.2, after.Baseline, 0.02);
        Assert.Equal(50, after.Last!.Value.FrameNumber);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_the_cameras_show_scores_stay_between_nought_and_one_and_figures_are_numbers(int seed)
    {
        var random = new Random(seed);
        _board.Apply([Watch, Watch with { Id = "s", Kind = WatchKind.State }, Watch with { Id = "n", Contrast = [] }]);

        for (var i = 0; i < 1000; i++)
        {
            _camera.Now += TimeSpan.FromSeconds(random.Next(10) == 0 ? random.Next(-4000, 4000) : random.NextDouble());
            foreach (var decision in _camera.Show(Anything(random)))
            {
                Assert.InRange(decision.Score, 0, 1);
                Assert.True(double.IsFinite(decision.Margin + decision.Baseline + decision.Deviations), decision.ToString());
            }
        }

        Assert.All(_board.Standings, standing => Assert.True(double.IsFinite(standing.Spread) && standing.Spread > 0));
    }

    [Fact(Timeout = 30_000)]
    public async Task Watches_may_be_changed_while_frames_are_scored()
    {
        _board.Apply([Watch]);
        var scoring = Task.Run(() => _camera.Show(400, query: 0.1));

        for (var i = 0; !scoring.IsCompleted; i++)
            _board.Apply(i % 2 == 0 ? [Watch] : [Watch, Watch with { Id = "b" }]);

        Assert.True((await scoring).Count >= 2000);
    }

    private static ImageEmbedding Anything(Random random) => random.Next(8) switch
    {
        0 => new(new float[TinyEmbedder.Dimension], new float[TinyEmbedder.Dimension], 1, 1),
        1 => TinyEmbedder.Picture(double.NaN, 0),
        2 => TinyEmbedder.Picture(0.5, 0.5) with { Rows = 2 },
        3 => TinyEmbedder.Picture(float.MaxValue, 0.1),
        _ => TinyEmbedder.Picture(random.NextDouble() * 1.4 - 0.7, random.NextDouble() * 1.4 - 0.7),
    };
}
