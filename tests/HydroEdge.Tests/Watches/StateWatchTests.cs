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

    [Fact]
    public void Without_a_contrast_it_is_refused_and_the_others_stay()
    {
        var refusal = Assert.Throws<ArgumentException>(() => _board.Apply([Watch with { Contrast = [] }]));

        Assert.Contains("'w'", refusal.Message);
        Assert.NotEmpty(_camera.Show(1, query: 0.2));
    }
}
