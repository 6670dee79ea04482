using HydroEdge.Archive;

namespace HydroEdge.Tests.Archive;

public sealed class ViewRunTests : IDisposable
{
    private static readonly float[] Still = ArchiveFixture.Unit(1);

    private readonly ArchiveFixture _house = new();

    [Fact]
    public void Frames_that_look_the_same_are_one_row_that_says_how_many_they_were_and_until_when()
    {
        for (var second = 0; second < 20; second++)
            Append(Vectors.Near(Still, 0.002f, second));
        Append(ArchiveFixture.Unit(2));
        _house.Close();

        var rows = _house.Rows();

        Assert.Equal([20, 1], rows.Select(row => row.Frames));
        Assert.Equal([0, 20], rows.Select(row => row.At.Second));
        Assert.Equal([19, 20], rows.Select(row => row.Last.Second));
    }

    [Fact]
    public void A_run_is_a_minute_long_at_most()
    {
        for (var second = 0; second < 150; second++)
            Append(Still);
        _house.Close();

        Assert.Equal([60, 60, 30], _house.Rows().Select(row => row.Frames));
    }

    [Fact]
    public void Slow_drift_does_not_stretch_a_run_because_the_first_frame_is_what_counts()
    {
        for (var second = 0; second < 30; second++)
            Append(Vectors.Near(Still, 0.004f * second, 7));
        _house.Close();

        Assert.All(_house.Rows(), row => Assert.True(row.Frames <= 7, $"{row.Frames}"));
    }

    [Fact]
    public void A_watch_that_becomes_active_begins_a_row_of_its_own()
    {
        Append(Still);
        Append(Still, new KeptScore("oil", true, 0.75, 0.125, 9.5));
        Append(Still);
        _house.Close();

        Assert.Equal(new KeptScore("oil", true, 0.75, 0.125, 9.5), Assert.Single(_house.Rows()[1].Scores));
        Assert.Equal(3, _house.Rows().Count);
    }

    [Fact]
    public void Cameras_do_not_break_each_others_runs()
    {
        for (var second = 0; second < 10; second++)
        {
            _house.Append("gate", Still);
            Append(ArchiveFixture.Unit(2));
        }

        _house.Close();

        Assert.Equal([10, 10], _house.Rows().Select(row => row.Frames));
    }

    [Fact]
    public void A_clock_that_steps_back_begins_a_row_of_its_own()
    {
        _house.Clock.Advance(TimeSpan.FromMinutes(10));
        Append(Still);
        _house.Clock.Advance(TimeSpan.FromMinutes(-5));
        Append(Still);
        _house.Close();

        Assert.Equal(2, _house.Rows().Count);
        Assert.All(_house.Rows(), row => Assert.True(row.Last >= row.At));
    }

    [Fact]
    public void What_is_kept_of_patches_comes_back_with_its_view()
    {
        using (var archive = FrameArchive.Open(
            _house.Folder, new(), ArchiveFixture.Model, _house.Metrics, _house.Clock, _house.Log, patches: view => view.Seen.X > 0 ? [1, 2, 3] : null))
        using (var frame = new HydroEdge.Cameras.Frame("gate", 1, _house.Clock.GetUtcNow(), 64, 32))
            archive.Append(ArchiveFixture.Embedded("gate", frame.CapturedAt, Still, ArchiveFixture.Unit(2)), frame);

        var views = Assert.Single(_house.Rows()).Views;

        Assert.Null(views[0].Patches);
        Assert.Equal([1, 2, 3], views[1].Patches!);
        Assert.Equal(1, Vectors.Dot(ArchiveFixture.Unit(2), views[1].Vector), 0.0005);
    }

    public void Dispose() => _house.Dispose();

    private void Append(float[] vector, params IReadOnlyList<KeptScore> scores)
    {
        using var frame = new HydroEdge.Cameras.Frame("rack", 1, _house.Clock.GetUtcNow(), 64, 32);
        frame.Pixels.Span.Fill(90);
        _house.Archive.Append(ArchiveFixture.Embedded("rack", frame.CapturedAt, vector), frame, 1, scores);
        _house.Clock.Advance(TimeSpan.FromSeconds(1));
    }
}
