using System.Numerics.Tensors;
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
    public void Patches_that_are_said_to_have_stayed_are_followed_as_if_each_had_come_anew()
    {
        var told = new ViewTracker();
        var known = Picture(1) with { Stamps = new int[Grid * Grid] };
        for (var second = 0; second < 1_000; second++)
        {
            // A few patches at a time become what another picture shows there; in between the camera is turned away and back.
            var other = Picture(second is > 500 and < 560 ? 2 : 1, drift: second / 1_000.0);
            for (var patch = 0; patch < Grid * Grid; patch++)
            {
                if (second % 60 == 500 % 60 || _random.Next(5) == 0)
                    Lay(other, patch);
            }

            var whole = known with { Patches = [.. known.Patches], Stamps = null };
            Assert.Equal(_tracker.See(Frame(whole), 1, busy: false), told.See(Frame(known), 1, busy: false));
        }

        Assert.Equal((1, 2), (told.Current, told.Newest));
        foreach (var (one, two) in _tracker.Record().Zip(told.Record()))
        {
            Assert.Equal((one.Number, one.Frames), (two.Number, two.Frames));
            Assert.Equal(one.Centre, two.Centre, 1e-5);
            Assert.Equal(one.Deviation, two.Deviation, 1e-5);
            Assert.All(Floats.FromBytes(one.Mean)!.Zip(Floats.FromBytes(two.Mean)!), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        }

        void Lay(ImageEmbedding other, int patch)
        {
            other.Patches.AsSpan(patch * TinyEmbedder.Dimension, TinyEmbedder.Dimension).CopyTo(known.Patches.AsSpan(patch * TinyEmbedder.Dimension));
            known.Stamps![patch]++;
        }
    }

    [Fact]
    public void After_views_are_restored_what_stays_is_followed_too()
    {
        var (stays, mean) = (Picture(1) with { Stamps = new int[Grid * Grid] }, Picture(1, drift: 0.5).Patches);
        See(seconds: 2);

        _tracker.Restore([new ViewRecord(1, Floats.ToBytes(mean), 1, 0, 1_000)], 1);
        See(seconds: 60);

        // A tenth of the ten minutes that it takes.
        var followed = Floats.FromBytes(_tracker.Record().Single().Mean)!;
        Assert.Equal(0.9 * TensorPrimitives.Distance<float>(mean, stays.Patches), TensorPrimitives.Distance<float>(followed, stays.Patches), 0.05);

        void See(int seconds)
        {
            for (var second = 0; second < seconds; second++)
                _tracker.See(Frame(stays), 1, busy: false);
        }
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
