using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class ViewTrackerTests
{
    private const int Grid = 4;

    private readonly ViewTracker _tracker = new();
    private readonly Random _random = new(1);

    [Fact]
    public void A_camera_that_stays_shows_one_view_through_noise_and_slow_drift()
    {
        Assert.Equal(0, _tracker.Current);
        Assert.Equal(0, Show(3600, second => Picture(1, drift: second / 3600.0)));
        Assert.Equal(1, _tracker.Current);
    }

    [Fact]
    public void A_moved_camera_shows_a_new_view_after_ten_seconds_and_turned_back_the_old_one()
    {
        Show(300, _ => Picture(1));

        Assert.Equal(0, Show(9, _ => Picture(2)));
        Assert.Equal(1, Show(10, _ => Picture(2)));
        Assert.Equal(2, _tracker.Current);
        Assert.Equal(1, Show(30, _ => Picture(1)));
        Assert.Equal((1, 2), (_tracker.Current, _tracker.Newest));
    }

    [Fact]
    public void A_camera_known_to_be_moved_shows_a_new_view_at_once_even_if_its_patches_look_alike()
    {
        Show(300, _ => Picture(1));

        Assert.True(_tracker.See(new("cam", 301, DateTimeOffset.UnixEpoch, [new(Region.Whole, Region.Whole, Picture(1))], Moves: 1), 1, busy: true));
        Assert.False(_tracker.See(new("cam", 302, DateTimeOffset.UnixEpoch, [new(Region.Whole, Region.Whole, Picture(1))], Moves: 1), 1, busy: true));
        Assert.Equal((2, 2), (_tracker.Current, _tracker.Newest));
    }

    [Fact]
    public void Something_large_in_less_than_half_of_the_picture_is_no_other_view()
    {
        Show(300, _ => Picture(1));

        Assert.Equal(0, Show(300, _ => Picture(1, covered: 7)));
    }

    [Fact]
    public void While_a_watch_sees_something_the_view_stays()
    {
        Show(300, _ => Picture(1));

        Assert.Equal(0, Show(300, _ => Picture(2), busy: true));
        Assert.Equal(1, Show(20, _ => Picture(2)));
    }

    [Fact]
    public void It_remembers_six_views_and_forgets_the_one_not_seen_for_longest()
    {
        for (var view = 1; view <= 7; view++)
            Show(100, _ => Picture(view));
        Show(20, _ => Picture(3));
        Assert.Equal(3, _tracker.Current);

        Show(20, _ => Picture(1));
        Assert.Equal(8, _tracker.Current);
    }

    [Fact]
    public void A_model_without_patches_tells_views_apart_too_in_two_minutes()
    {
        Show(300, _ => Picture(1) with { Patches = [], Rows = 0, Columns = 0 });

        Assert.Equal(0, Show(119, _ => Picture(2) with { Patches = [], Rows = 0, Columns = 0 }));
        Assert.Equal(1, Show(5, _ => Picture(2) with { Patches = [], Rows = 0, Columns = 0 }));
    }

    [Fact]
    public void Figures_that_are_not_numbers_change_nothing()
    {
        Show(100, _ => Picture(1));
        var broken = Picture(1);
        broken.Patches[3] = float.NaN;

        Assert.Equal(0, Show(60, _ => broken));
        Assert.Equal(0, Show(60, _ => Picture(1)));
    }

    [Fact]
    public void What_is_kept_knows_the_views_again()
    {
        Show(100, _ => Picture(1));
        Show(100, _ => Picture(2));
        var again = new ViewTracker();
        again.Restore(_tracker.Record(), _tracker.Newest);

        Assert.Equal(2, again.Current);
        Assert.False(again.See(Frame(Picture(2)), 1, busy: false));
        for (var second = 0; second < 20; second++)
            again.See(Frame(Picture(1)), 1, busy: false);
        Assert.Equal(1, again.Current);
    }

    [Fact]
    public void A_truck_that_fills_the_picture_for_a_moment_takes_memory_the_first_time_only()
    {
        var (usual, truck) = (Frame(Picture(1)), Frame(Picture(2)));
        Pass(frames: 100);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Pass(frames: 10);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(1, _tracker.Current);

        void Pass(int frames)
        {
            for (var i = 0; i < frames; i++)
                _tracker.See(i % 4 == 3 ? truck : usual, 1, busy: false);
        }
    }

    // How often the view changed.
    private int Show(int seconds, Func<int, ImageEmbedding> picture, bool busy = false) =>
        Enumerable.Range(0, seconds).Count(second => _tracker.See(Frame(picture(second)), 1, busy));

    private static EmbeddedFrame Frame(ImageEmbedding picture) =>
        new("cam", 1, DateTimeOffset.UnixEpoch, [new EmbeddedView(Region.Whole, Region.Whole, picture)]);

    // Each view has its own patches; drift turns them slowly, covered ones show something else.
    private ImageEmbedding Picture(int view, double drift = 0, int covered = 0)
    {
        var random = new Random(view);
        var patches = new float[Grid * Grid * TinyEmbedder.Dimension];
        for (var i = 0; i < Grid * Grid; i++)
        {
            var other = new Random(1000 + i);
            for (var at = 0; at < TinyEmbedder.Dimension; at++)
            {
                var (own, others) = (random.NextDouble() - 0.5, other.NextDouble() - 0.5);
                patches[i * TinyEmbedder.Dimension + at] =
                    (float)((i < covered ? others : own + drift * 0.5 * others) + 0.02 * (_random.NextDouble() - 0.5));
            }
        }

        return new(patches[..TinyEmbedder.Dimension], patches, Grid, Grid);
    }
}
