using HydroEdge.Cameras;

namespace HydroEdge.Tests.Cameras;

public sealed class PictureHealthTests
{
    private const int Width = 320;
    private const int Height = 180;

    private readonly PictureHealth _health = new();
    private readonly Random _random = new(1);
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private long _number;

    [Fact]
    public void A_still_scene_with_a_little_noise_is_well_for_hours()
    {
        Show(1000, Scene());

        Assert.Equal(CameraStatus.Ok, _health.Status);
    }

    [Fact]
    public void The_very_same_picture_for_a_minute_is_frozen_until_another_one_comes()
    {
        Show(100, Scene());

        Assert.True(Show(59, Scene(), noise: 0).CanSee);
        Assert.False(Show(5, Scene(), noise: 0).CanSee);
        Assert.Equal(CameraStatus.Frozen, _health.Status);
        Assert.True(Show(6, Scene()).CanSee);
        Assert.Equal(CameraStatus.Ok, _health.Status);
    }

    [Fact]
    public void Without_light_it_is_dark_and_shows_nothing()
    {
        Show(100, Scene());

        Assert.False(Show(12, (_, _) => 3).CanSee);
        Assert.Equal(CameraStatus.Dark, _health.Status);
    }

    [Fact]
    public void A_night_with_one_lamp_is_not_dark()
    {
        Show(60, (x, y) => x is > 100 and < 130 && y is > 60 and < 90 ? 180 : 4);

        Assert.Equal(CameraStatus.Ok, _health.Status);
    }

    [Fact]
    public void A_lens_full_of_sun_is_overexposed_and_still_counts()
    {
        Show(100, Scene());

        Assert.True(Show(12, (_, _) => 255).CanSee);
        Assert.Equal(CameraStatus.Overexposed, _health.Status);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.5)]
    public void Water_on_the_lens_is_blurred_after_half_a_minute_in_any_light(double light)
    {
        Show(100, Scene());
        var (scene, blurred) = (Scene(), Blurred(Scene(), 5));

        Show(20, (x, y) => (int)(light * blurred(x, y)));
        Assert.Equal(CameraStatus.Ok, _health.Status);
        Show(15, (x, y) => (int)(light * blurred(x, y)));
        Assert.Equal(CameraStatus.Blurred, _health.Status);
        Show(10, scene);
        Assert.Equal(CameraStatus.Ok, _health.Status);
    }

    [Fact]
    public void Half_the_light_and_much_noise_are_no_blur_and_no_move()
    {
        var scene = Scene();
        Show(120, scene);

        Assert.Equal(0, Show(120, (x, y) => scene(x, y) / 2, noise: 12).Moves);
        Assert.Equal(CameraStatus.Ok, _health.Status);
    }

    [Theory]
    [InlineData(12, 0)]
    [InlineData(-18, 6)]
    [InlineData(4, -15)]
    public void A_push_is_told_after_some_seconds_once_and_shown_for_a_while(int across, int down)
    {
        Show(120, Scene());

        Assert.Equal(0, Show(4, Scene(across, down)).Moves);
        Assert.Equal(1, Show(4, Scene(across, down)).Moves);
        Assert.Equal(CameraStatus.Moved, _health.Status);
        Assert.Equal(1, Show(400, Scene(across, down)).Moves);
        Assert.Equal(CameraStatus.Ok, _health.Status);
    }

    [Fact]
    public void Something_large_that_passes_is_no_move()
    {
        var scene = Scene();
        Show(120, scene);

        for (var at = 0; at < 200; at += 4)
        {
            var left = at;
            Show(1, (x, y) => x > left && x < left + 120 ? 90 : scene(x, y));
        }

        Assert.Equal(0, Show(30, scene).Moves);
        Assert.Equal(CameraStatus.Ok, _health.Status);
    }

    [Fact]
    public void A_clock_set_back_by_an_hour_does_no_harm()
    {
        Show(100, Scene());
        _now -= TimeSpan.FromHours(1);

        Assert.True(Show(100, Scene()).CanSee);
        Assert.Equal(CameraStatus.Ok, _health.Status);
    }

    [Theory]
    [InlineData(16, 16)]
    [InlineData(960, 16)]
    public void A_picture_too_small_or_too_flat_to_tell_is_taken_as_it_is(int width, int height)
    {
        for (var i = 0; i < 50; i++)
        {
            using var frame = new Frame("cam", i, _now = _now.AddSeconds(1), width, height);
            _random.NextBytes(frame.Pixels.Span);
            _health.Look(frame);
        }

        Assert.Equal(CameraStatus.Ok, _health.Status);
    }

    // Boxes of many sizes and shades before a wall, all of it shifted.
    private static Func<int, int, int> Scene(int across = 0, int down = 0)
    {
        var random = new Random(7);
        var boxes = Enumerable.Range(0, 40).Select(_ => (X: random.Next(-40, Width), Y: random.Next(-40, Height), W: random.Next(10, 60), H: random.Next(10, 60), Luma: random.Next(20, 230))).ToArray();
        var picture = new int[Width * Height];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var hit = Array.FindLastIndex(boxes, box => x - across >= box.X && x - across < box.X + box.W && y - down >= box.Y && y - down < box.Y + box.H);
                picture[y * Width + x] = hit < 0 ? 120 : boxes[hit].Luma;
            }
        }

        return (x, y) => picture[y * Width + x];
    }

    private static Func<int, int, int> Blurred(Func<int, int, int> scene, int radius) => (x, y) =>
    {
        var (sum, count) = (0, 0);
        for (var at = Math.Max(0, x - radius); at <= Math.Min(Width - 1, x + radius); at++)
            (sum, count) = (sum + scene(at, y), count + 1);
        return sum / count;
    };

    /// <returns>What is said of the last frame.</returns>
    private (int Moves, bool CanSee) Show(int seconds, Func<int, int, int> scene, int noise = 3)
    {
        var picture = new int[Width * Height];
        for (var i = 0; i < picture.Length; i++)
            picture[i] = scene(i % Width, i / Width);
        var said = (Moves: 0, CanSee: true);
        for (var second = 0; second < seconds; second++)
        {
            using var frame = new Frame("cam", ++_number, _now = _now.AddSeconds(1), Width, Height);
            var pixels = frame.Pixels.Span;
            for (var i = 0; i < picture.Length; i++)
            {
                var luma = (byte)Math.Clamp(picture[i] + (noise == 0 ? 0 : _random.Next(-noise, noise + 1)), 0, 255);
                (pixels[i * 3], pixels[i * 3 + 1], pixels[i * 3 + 2]) = (luma, luma, luma);
            }

            _health.Look(frame);
            said = (frame.Moves, frame.CanSee);
        }

        return said;
    }
}
