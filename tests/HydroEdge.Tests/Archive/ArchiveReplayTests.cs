using System.Numerics.Tensors;
using HydroEdge.Archive;
using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Tests.Archive;

public sealed class ArchiveReplayTests : IDisposable
{
    private const int Side = 4;
    private const int Patches = Side * Side;

    private readonly ArchiveFixture _house = new();
    private readonly Random _random = new(5);

    [Fact]
    public void Frames_come_back_in_order_with_patches_near_to_what_they_were()
    {
        var shown = Enumerable.Range(0, 200).Select(second => Picture(second / 40, changed: second % 7)).ToList();
        foreach (var image in shown)
            Keep("gate", image);

        var told = Told("gate").ToList();

        Assert.Equal(shown.Count, told.Count);
        Assert.Equal(told.Select(frame => frame.CapturedAt).Order(), told.Select(frame => frame.CapturedAt));
        foreach (var (image, frame) in shown.Zip(told))
        {
            Assert.True(TensorPrimitives.CosineSimilarity<float>(image.Global, frame.Global) > 0.999);
            Assert.All(Enumerable.Range(0, Patches), patch => Assert.True(Distance(image, frame.Patches, patch) < PatchThrift.Usual.Least + 0.05));
        }
    }

    [Fact]
    public void Frames_that_are_alike_become_one_row_and_are_told_one_by_one_again()
    {
        var image = Picture(1);
        for (var second = 0; second < 50; second++)
            Keep("gate", image);
        _house.Close();

        Assert.Single(_house.Rows());
        var told = Told("gate").ToList();
        Assert.Equal(Enumerable.Range(0, 50).Select(second => told[0].CapturedAt.AddSeconds(second)), told.Select(frame => frame.CapturedAt));
    }

    [Fact]
    public void A_patch_that_changes_ends_a_run_though_the_picture_as_a_whole_is_the_same()
    {
        var image = Picture(1);
        Keep("gate", image);
        Keep("gate", image);
        var changed = image with { Patches = [.. image.Patches] };
        ArchiveFixture.Unit(99).CopyTo(changed.Patches, 5 * ArchiveFixture.Dimension);
        Keep("gate", changed);
        _house.Close();

        Assert.Equal([2, 1], _house.Rows().Select(row => row.Frames));
        Assert.True(Distance(changed, Told("gate").Last().Patches, 5) < 0.1);
    }

    [Fact]
    public void Only_the_camera_and_the_time_asked_for_are_told_and_what_lay_before_still_tells_the_patches()
    {
        for (var second = 0; second < 20; second++)
        {
            Keep("gate", Picture(second));
            Keep("rack", Picture(100 + second), advance: false);
        }

        var from = _house.Clock.GetUtcNow().AddSeconds(-5);
        var told = Told("gate", from).ToList();

        Assert.Equal(5, told.Count);
        Assert.All(told, frame => Assert.Equal(Patches * ArchiveFixture.Dimension, frame.Patches.Length));
    }

    [Fact]
    public void A_day_follows_the_other_and_each_can_be_read_by_itself()
    {
        _house.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(10));
        for (var second = 0; second < 20; second++)
            Keep("gate", Picture(second));
        _house.Close();
        var days = ArchiveDay.AllIn(_house.Folder);
        Assert.Equal(2, days.Count);
        Assert.Equal(20, Told("gate").Count());

        Directory.Delete(days[1].Folder, recursive: true);

        Assert.All(Told("gate"), frame => Assert.NotEmpty(frame.Patches));
        Assert.NotEmpty(Told("gate"));
    }

    [Fact]
    public void Frames_of_another_model_are_passed_over_and_counted()
    {
        Keep("gate", Picture(1));
        _house.Close();
        var replay = new ArchiveReplay(_house.Folder, "another model", ArchiveFixture.Dimension);

        Assert.Empty(replay.FramesOf("gate", DateTimeOffset.MinValue, DateTimeOffset.MaxValue));
        Assert.Equal(1, replay.PassedOver);
    }

    [Fact]
    public void A_damaged_day_is_told_and_the_others_are_read()
    {
        Keep("gate", Picture(1));
        _house.Clock.Advance(TimeSpan.FromDays(1));
        Keep("gate", Picture(2));
        _house.Close();
        File.WriteAllBytes(ArchiveDay.AllIn(_house.Folder)[1].Frames, [.. Enumerable.Repeat((byte)7, 5000)]);
        var replay = NewReplay();

        Assert.Single(replay.FramesOf("gate", DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue));
        Assert.Contains("2026-01-01", Assert.Single(replay.Unreadable), StringComparison.Ordinal);
    }

    [Fact]
    public void The_picture_of_a_moment_is_that_of_the_row_that_stands_for_it()
    {
        var at = _house.Clock.GetUtcNow();
        for (var second = 0; second < 3; second++)
            Keep("gate", Picture(1));
        _house.Close();

        Assert.Equal([0xFF, 0xD8], ArchiveReplay.PictureAt(_house.Folder, "gate", at.AddSeconds(1.5))!.Take(2));
        Assert.Null(ArchiveReplay.PictureAt(_house.Folder, "gate", at.AddSeconds(-1)));
        Assert.Null(ArchiveReplay.PictureAt(_house.Folder, "rack", at));
        Assert.Null(ArchiveReplay.PictureAt(_house.Folder, "gate", at.AddDays(3)));
    }

    public void Dispose() => _house.Dispose();

    private ArchiveReplay NewReplay() => new(_house.Folder, ArchiveFixture.Model, ArchiveFixture.Dimension);

    private IEnumerable<(DateTimeOffset CapturedAt, float[] Global, float[] Patches)> Told(string camera, DateTimeOffset? from = null)
    {
        _house.Close();
        foreach (var frame in NewReplay().FramesOf(camera, from ?? DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue))
            yield return (frame.CapturedAt, frame.Views[0].Embedding.Global, [.. frame.Views[0].Embedding.Patches]);
    }

    private void Keep(string camera, ImageEmbedding image, bool advance = true)
    {
        var now = _house.Clock.GetUtcNow();
        using var frame = new Frame(camera, 1, now, 64, 32);
        frame.Pixels.Span.Fill(90);
        _house.Archive.Append(new EmbeddedFrame(camera, 1, now, [new EmbeddedView(Region.Whole, Region.Whole, image)]), frame);
        if (advance)
            _house.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>A scene with a trifle of noise, and some patches that are another in every picture.</summary>
    private ImageEmbedding Picture(int scene, int changed = 0)
    {
        var patches = Enumerable.Range(0, Patches).SelectMany(patch => Noisy(ArchiveFixture.Unit(1000 * scene + patch))).ToArray();
        for (var i = 0; i < Math.Min(changed, 3); i++)
            ArchiveFixture.Unit(_random.Next(100_000, 200_000)).CopyTo(patches, _random.Next(Patches) * ArchiveFixture.Dimension);
        return new ImageEmbedding(Noisy(ArchiveFixture.Unit(scene)), patches, Side, Side);
    }

    private float[] Noisy(float[] vector)
    {
        float[] noisy = [.. vector.Select(value => value + 0.002f * (_random.NextSingle() - 0.5f))];
        TensorPrimitives.Divide(noisy, TensorPrimitives.Norm<float>(noisy), noisy);
        return noisy;
    }

    private static float Distance(ImageEmbedding image, float[] patches, int patch) => TensorPrimitives.Distance<float>(
        image.Patches.AsSpan(patch * ArchiveFixture.Dimension, ArchiveFixture.Dimension), patches.AsSpan(patch * ArchiveFixture.Dimension, ArchiveFixture.Dimension));
}
