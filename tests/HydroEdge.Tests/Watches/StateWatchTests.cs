using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class StateWatchTests
{
    private static readonly WatchOptions Watch =
        new() { Id = "w", Query = "query", Contrast = ["contrast", "other contrast"], Kind = WatchKind.State };

    private readonly WatchBoard _board = new(new TinyEmbedder());
    private readonly CameraFeed _camera;

    public StateWatchTests()
    {
        _board.Apply([Watch]);
        _camera = new(_board);
    }

    [Fact]
    public void It_follows_what_the_query_describes_best()
    {
        _camera.Show(20, query: 0.2, contrast: 0.4);
        var turned = _camera.Show(10, query: 0.5, contrast: 0.3);
        var back = _camera.Show(10, query: 0.2, contrast: 0.4);

        Assert.Equal(DecisionState.Active, turned[^1].State);
        Assert.Equal(DecisionState.Inactive, back[^1].State);
        Assert.Equal("contrast", back[^1].BestContrast);
    }

    [Fact]
    public void A_state_that_already_holds_rings_as_soon_as_it_is_calibrated()
    {
        var decisions = _camera.Show(20, query: 0.5, contrast: 0.3);

        Assert.All(decisions.Take(60), decision => Assert.Equal(DecisionState.Calibrating, decision.State));
        Assert.All(decisions.Skip(60), decision => Assert.Equal(DecisionState.Active, decision.State));
    }

    [Fact]
    public void A_state_is_never_learnt_as_normal()
    {
        var camera = new CameraFeed(_board, fps: 0.5);

        Assert.Equal(DecisionState.Active, camera.Show(3600, query: 0.5, contrast: 0.3)[^1].State);
    }

    [Fact]
    public void Between_the_two_scores_it_stays_as_it_was()
    {
        _camera.Show(20, query: 0.3, contrast: 0.4);
        var fromBelow = _camera.Show(30, query: 0.3, contrast: 0.3);
        _camera.Show(20, query: 0.5, contrast: 0.3);
        var fromAbove = _camera.Show(30, query: 0.3, contrast: 0.3);

        Assert.All(fromBelow.Skip(100).Concat(fromAbove.Skip(100)), decision => Assert.InRange(decision.Score, 0.41, 0.59));
        Assert.Equal(DecisionState.Inactive, fromBelow[^1].State);
        Assert.Equal(DecisionState.Active, fromAbove[^1].State);
    }

    [Fact]
    public void A_single_frame_changes_nothing_however_slow_the_camera()
    {
        var camera = new CameraFeed(_board, fps: 0.1);
        camera.Show(600, query: 0.2, contrast: 0.4);

        Assert.Equal(DecisionState.Inactive, camera.Show(10, query: 0.6)[0].State);
        Assert.Equal(DecisionState.Active, camera.Show(20, query: 0.6)[^1].State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_stands_in_front_of_it_changes_nothing_whichever_text_it_is_more_like(bool withPatches)
    {
        Show(20, query: 0.2, contrast: 0.6, withPatches);
        var hidden = Show(50, Passer(withPatches));
        Show(20, query: 0.6, contrast: 0.2, withPatches);
        var hiddenAgain = Show(50, Passer(withPatches, query: 0.05, contrast: 0.15));
        var after = Show(10, query: 0.6, contrast: 0.2, withPatches);

        Assert.All(hidden, decision => Assert.Equal(DecisionState.Inactive, decision.State));
        Assert.All(hiddenAgain.Concat(after), decision => Assert.Equal(DecisionState.Active, decision.State));
    }

    [Fact]
    public void It_says_after_a_minute_that_the_state_cannot_be_seen_and_after_five_decides_on_what_there_is()
    {
        Show(20, query: 0.2, contrast: 0.6);
        var hidden = Show(330, Passer());
        var after = Show(1, query: 0.2, contrast: 0.6);

        Assert.Equal(DecisionState.Inactive, hidden[59 * Fps].State);
        Assert.All(hidden[(61 * Fps)..(299 * Fps)], decision => Assert.Equal(DecisionState.Unseen, decision.State));
        Assert.Equal(DecisionState.Active, hidden[^1].State);
        Assert.NotEqual(DecisionState.Unseen, after[0].State);
    }

    [Fact]
    public void It_decides_again_as_soon_as_the_state_can_be_seen()
    {
        Show(20, query: 0.2, contrast: 0.6);
        Show(120, Passer());

        Assert.Equal(DecisionState.Inactive, Show(0.2, query: 0.2, contrast: 0.6).Single().State);
        Assert.Equal(DecisionState.Active, Show(10, query: 0.6, contrast: 0.2)[^1].State);
    }

    [Fact]
    public void A_text_that_held_leads_clearly_from_then_on_where_the_camera_alone_would_not_tell()
    {
        Assert.Equal(DecisionState.Active, _camera.Show(30, query: 0.35, contrast: 0.3)[^1].State);

        _board.Apply([Watch with { Normal = "contrast" }]);

        Assert.All(_camera.Show(60, query: 0.35, contrast: 0.3).Skip(60), decision => Assert.Equal(DecisionState.Inactive, decision.State));
        Assert.Equal(DecisionState.Active, _camera.Show(10, query: 0.8, contrast: 0.1)[^1].State);
        Assert.Equal(DecisionState.Inactive, _camera.Show(10, query: 0.35, contrast: 0.3)[^1].State);
    }

    [Fact]
    public void A_query_that_is_the_normal_state_is_told_by_its_lead_as_well()
    {
        _board.Apply([Watch with { Normal = "query" }]);

        Assert.All(_camera.Show(30, query: 0.3, contrast: 0.35).Skip(60), decision => Assert.Equal(DecisionState.Active, decision.State));
        Assert.Equal(DecisionState.Inactive, _camera.Show(10, query: 0.1, contrast: 0.8)[^1].State);
    }

    [Fact]
    public void A_state_that_plainly_holds_is_not_taken_for_the_normal_one_whatever_the_watch_says()
    {
        _board.Apply([Watch with { Normal = "contrast" }]);

        Assert.Equal(DecisionState.Active, _camera.Show(30, query: 0.8, contrast: 0.1)[^1].State);
    }

    [Fact]
    public void It_is_read_from_the_picture_as_a_whole_whatever_a_patch_is_like()
    {
        var (whole, patch) = (TinyEmbedder.Unit(0.2, 0.6, 0, seed: 7), TinyEmbedder.Unit(0.95, 0, 0, seed: 7));

        Assert.Equal(DecisionState.Inactive, Show(30, new ImageEmbedding(whole, [.. whole, .. patch], 1, 2))[^1].State);
    }

    [Fact]
    public void Without_a_contrast_it_is_refused_and_the_others_stay()
    {
        var refusal = Assert.Throws<ArgumentException>(() => _board.Apply([Watch with { Contrast = [] }]));

        Assert.Contains("'w'", refusal.Message);
        Assert.NotEmpty(_camera.Show(1, query: 0.2));
    }

    private const int Fps = 5;

    private List<Decision> Show(double seconds, double query, double contrast, bool withPatches = true) =>
        Show(seconds, withPatches ? TinyEmbedder.Picture(query, contrast) : Whole(TinyEmbedder.Picture(query, contrast)));

    private List<Decision> Show(double seconds, ImageEmbedding picture) =>
        [.. Enumerable.Range(0, (int)(seconds * Fps)).SelectMany(_ => _camera.Show(picture))];

    // Like neither text, and like nothing that was there before.
    private static ImageEmbedding Passer(bool withPatches = true, double query = 0.15, double contrast = 0.05)
    {
        var vector = TinyEmbedder.Unit(query, contrast, 0, seed: 99);
        return withPatches ? new(vector, vector, 1, 1) : new(vector, [], 0, 0);
    }

    private static ImageEmbedding Whole(ImageEmbedding picture) => picture with { Patches = [], Rows = 0, Columns = 0 };
}
