using HydroEdge.Cameras;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class EventWatchTests
{
    private static readonly WatchOptions Watch = new() { Id = "w", Query = "query", Contrast = ["contrast"] };

    private readonly WatchBoard _board = new(new TinyEmbedder());

    public EventWatchTests() => _board.Apply([Watch]);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(25)]
    public void An_event_is_raised_within_seconds_and_cleared_within_seconds_at_any_frame_rate(double fps)
    {
        var camera = new CameraFeed(_board, fps);
        camera.Show(120, query: 0.1);

        var during = camera.Show(20, query: 0.6);
        var after = camera.Show(20, query: 0.1);

        Assert.InRange(Until(DecisionState.Active, during, fps), 2.5, 6);
        Assert.InRange(Until(DecisionState.Inactive, after, fps), 0.1, 6);
        Assert.Equal(DecisionState.Inactive, after[^1].State);
    }

    [Fact]
    public void What_departs_far_from_normal_but_is_still_best_described_by_a_contrast_is_not_raised()
    {
        var camera = new CameraFeed(_board, noise: 0.0005);
        camera.Show(60, query: 0.1, contrast: 0.6);

        var during = camera.Show(60, query: 0.5, contrast: 0.6);

        Assert.Contains(during, decision => decision.Deviations > 10);
        Assert.All(during, decision => Assert.Equal(DecisionState.Inactive, decision.State));
    }

    [Fact]
    public void What_the_query_describes_best_but_is_normal_here_is_not_raised()
    {
        var camera = new CameraFeed(_board);

        var decisions = camera.Show(600, query: 0.6, contrast: 0.3);

        Assert.DoesNotContain(decisions, decision => decision.State == DecisionState.Active);
    }

    [Fact]
    public void Nothing_is_raised_while_it_calibrates()
    {
        var camera = new CameraFeed(_board);

        var decisions = camera.Show(60 / 5.0, second => second < 4 ? 0.1 : 0.7);

        Assert.Equal(60, decisions.Count);
        Assert.All(decisions, decision => Assert.Equal(DecisionState.Calibrating, decision.State));
        Assert.NotEqual(DecisionState.Calibrating, camera.Show(0.2, query: 0.1)[0].State);
    }

    [Fact]
    public void An_event_during_calibration_does_not_become_the_normal()
    {
        var camera = new CameraFeed(_board);
        camera.Show(12, second => second is > 3 and < 7.5 ? 0.7 : 0.1);
        camera.Show(6, query: 0.1);

        Assert.Contains(camera.Show(10, query: 0.7), decision => decision.State == DecisionState.Active);
    }

    [Fact]
    public void A_slow_drift_over_hours_raises_nothing_and_an_event_on_top_of_it_still_does()
    {
        var camera = new CameraFeed(_board, fps: 0.5);
        camera.Show(240, query: 0.1, contrast: 0);

        var drifting = camera.Show(4 * 3600, second => 0.1 + 0.3 * Math.Sin(second / (4 * 3600) * Math.PI), contrast: 0);

        Assert.DoesNotContain(drifting, decision => decision.State == DecisionState.Active);
        Assert.Contains(camera.Show(10, query: 0.6, contrast: 0), decision => decision.State == DecisionState.Active);
    }

    [Fact]
    public void A_picture_that_never_changes_does_not_make_a_trifle_a_hundred_deviations()
    {
        var camera = new CameraFeed(_board, noise: 0);
        camera.Show(300, query: 0.4);

        var trifle = camera.Show(60, query: 0.405);

        Assert.All(trifle, decision => Assert.InRange(decision.Deviations, -1, 1));
        Assert.All(trifle, decision => Assert.Equal(DecisionState.Inactive, decision.State));
    }

    [Fact]
    public void A_change_that_lasts_is_taken_for_normal_after_half_an_hour_and_the_watch_still_works()
    {
        var camera = new CameraFeed(_board, fps: 1);
        camera.Show(120, query: 0.1);

        var lasting = camera.Show(40 * 60, query: 0.6);
        camera.Show(10 * 60, query: 0.1);
        var again = camera.Show(10, query: 0.6);

        Assert.Equal(DecisionState.Active, lasting[25 * 60].State);
        Assert.Equal(DecisionState.Inactive, lasting[^1].State);
        Assert.Equal(DecisionState.Active, again[^1].State);
    }

    [Fact]
    public void A_normal_that_keeps_coming_back_stays_the_normal()
    {
        var camera = new CameraFeed(_board);
        camera.Show(30, query: 0.7);

        for (var cycle = 0; cycle < 20; cycle++)
        {
            camera.Show(22, query: -0.2);
            Assert.DoesNotContain(camera.Show(8, query: 0.7), decision => decision.State == DecisionState.Active);
        }
    }

    [Fact]
    public void Something_allowed_that_lasts_does_not_blind_the_watch()
    {
        var camera = new CameraFeed(_board);
        camera.Show(60, query: 0.1, contrast: 0.5);
        camera.Show(15 * 60, query: 0.4, contrast: 0.5);

        Assert.Equal(DecisionState.Active, camera.Show(10, query: 0.7, contrast: 0.5)[^1].State);
    }

    [Fact]
    public void A_gap_of_minutes_is_not_evidence()
    {
        var camera = new CameraFeed(_board);
        camera.Show(60, query: 0.1);
        camera.Now += TimeSpan.FromMinutes(10);

        var first = camera.Show(0.2, query: 0.7)[0];

        Assert.Equal(DecisionState.Inactive, first.State);
        Assert.InRange(first.Score, 0, 0.4);
        Assert.Equal(DecisionState.Active, camera.Show(6, query: 0.7)[^1].State);
    }

    [Fact]
    public void An_event_outlives_a_gap_of_an_hour()
    {
        var camera = new CameraFeed(_board);
        camera.Show(60, query: 0.1);
        camera.Show(10, query: 0.7);
        camera.Now += TimeSpan.FromHours(1);

        Assert.All(camera.Show(5, query: 0.7), decision => Assert.Equal(DecisionState.Active, decision.State));
    }

    [Fact]
    public void A_clock_set_back_stops_nothing()
    {
        var camera = new CameraFeed(_board);
        camera.Show(60, query: 0.1);
        camera.Now -= TimeSpan.FromHours(2);

        Assert.Equal(DecisionState.Active, camera.Show(6, query: 0.7)[^1].State);
    }

    [Fact]
    public void Without_contrasts_the_query_has_to_beat_what_may_be_said_of_any_plant()
    {
        _board.Apply([Watch with { Contrast = [] }]);
        var camera = new CameraFeed(_board);
        camera.Show(60, query: -0.3);

        var poor = camera.Show(10, query: -0.05);
        camera.Show(60, query: -0.3);
        var good = camera.Show(10, query: 0.7);

        Assert.Contains(poor, decision => decision.Deviations > 6);
        Assert.DoesNotContain(poor, decision => decision.State == DecisionState.Active);
        Assert.Equal(DecisionState.Active, good[^1].State);
        Assert.Null(good[^1].BestContrast);
    }

    [Fact]
    public void With_contrasts_too_the_query_has_to_beat_what_may_be_said_of_any_plant()
    {
        var camera = new CameraFeed(_board);
        camera.Show(60, query: -0.6, contrast: -0.3);

        var during = camera.Show(30, query: -0.1, contrast: -0.3);

        Assert.All(during.Skip(100), decision => Assert.True(decision.Margin > 0 && decision.Deviations > 6));
        Assert.DoesNotContain(during, decision => decision.State == DecisionState.Active);
    }

    [Theory]
    [InlineData(0.1, true)]
    [InlineData(0.45, false)]
    public void Being_ahead_by_a_hair_is_enough_only_where_the_query_has_long_been_far_behind(double usual, bool raises)
    {
        var camera = new CameraFeed(_board, fps: 1, noise: 0.001);
        camera.Show(120, query: 0.1, contrast: 0.5);
        Assert.DoesNotContain(camera.Show(20, query: 0.52, contrast: 0.5), IsActive);

        camera.Show(600, query: usual, contrast: 0.5);
        camera.Show(4200, query: 0.1, contrast: 0.5);

        Assert.Equal(raises, camera.Show(20, query: 0.52, contrast: 0.5).Exists(IsActive));
    }

    private static bool IsActive(Decision decision) => decision.State == DecisionState.Active;

    private static double Until(DecisionState state, List<Decision> decisions, double fps) =>
        decisions.FindIndex(decision => decision.State == state) is var index and >= 0 ? (index + 1) / fps : double.NaN;
}
