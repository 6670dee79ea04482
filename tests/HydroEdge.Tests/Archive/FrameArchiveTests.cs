using HydroEdge.Archive;
using HydroEdge.Cameras;

namespace HydroEdge.Tests.Archive;

public sealed class FrameArchiveTests : IDisposable
{
    private static readonly float[] Vector = ArchiveFixture.Unit(1);

    private readonly ArchiveFixture _house = new();

    [Fact]
    public void Todays_frames_stop_growing_at_half_of_min_free_and_go_on_once_there_is_room()
    {
        _house.Append("gate", ArchiveFixture.Unit(1));
        _house.Free = 900_000_000;
        Later("gate", 2);
        Later("gate", 3);
        Assert.Equal(2, _house.NotKept);
        Assert.Single(_house.Log.Lines, line => line.Text.Contains("min_free_gb"));

        _house.Free = 3_000_000_000;
        Later("gate", 4);
        _house.Close();

        Assert.Equal(2, _house.NotKept);

        void Later(string camera, int seed)
        {
            _house.Clock.Advance(TimeSpan.FromSeconds(11));
            _house.Append(camera, ArchiveFixture.Unit(seed));
        }
    }

    [Fact]
    public void A_camera_keeps_at_most_one_frame_in_the_time_set()
    {
        for (var i = 0; i < 50; i++)
        {
            _house.Append("gate", Vector);
            _house.Clock.Advance(TimeSpan.FromMilliseconds(200));
        }

        _house.Close();

        Assert.Equal(10, Kept());
    }

    [Fact]
    public void Jitter_around_the_time_set_does_not_cost_every_second_frame()
    {
        for (var i = 0; i < 10; i++)
        {
            _house.Append("gate", Vector);
            _house.Clock.Advance(TimeSpan.FromMilliseconds(i % 2 == 0 ? 990 : 1010));
        }

        _house.Close();

        Assert.Equal(10, Kept());
    }

    [Fact]
    public void A_clock_set_back_does_not_stop_the_archive()
    {
        _house.Clock.Advance(TimeSpan.FromHours(5));
        _house.Append("gate", Vector);
        _house.Clock.Advance(TimeSpan.FromHours(-3));
        _house.Append("gate", Vector);
        _house.Close();

        Assert.Equal(2, Kept());
    }

    [Fact]
    public void Frames_wait_for_the_group_and_are_committed_after_a_second_at_the_latest()
    {
        _house.Append("gate", Vector);
        Assert.Equal(0, Kept());

        _house.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, Kept());
    }

    [Fact]
    public void A_full_group_does_not_wait()
    {
        for (var camera = 0; camera < 32; camera++)
            _house.Append($"camera-{camera}", Vector);

        Assert.Equal(32, Kept());
    }

    [Fact]
    public void At_midnight_UTC_the_next_file_begins()
    {
        _house.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMilliseconds(500));
        _house.Append("gate", Vector);
        _house.Clock.Advance(TimeSpan.FromSeconds(1));
        _house.Append("gate", Vector);
        _house.Close();

        Assert.Equal(["2026-01-02", "2026-01-01"], ArchiveDay.AllIn(_house.Folder).Select(day => day.Name));
        Assert.Equal(2, Kept());
        Assert.Equal(1, Kept(from: new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("zeros")]
    [InlineData("truncated")]
    public void A_damaged_day_is_set_aside_and_reported_and_the_day_goes_on(string damage)
    {
        Fill(200);
        _house.Close();
        var intact = new FileInfo(_house.Today.Frames).Length;
        Damage.Do(damage, _house.Today.Frames);

        _house.Append("gate", Vector);
        _house.Close();

        Assert.Equal(1, Kept());
        Assert.Single(Directory.GetFiles(_house.Today.Folder, "kept.db.set-aside-*"));
        Assert.Contains(_house.Log.Lines, line => line.Text.Contains("set aside") && line.Text.Contains(_house.Today.Name));
        Assert.Equal(0, _house.NotKept);
        Assert.True(intact > 100_000);
    }

    [Fact]
    public void A_file_written_by_another_version_is_set_aside_unchanged()
    {
        _house.Append("gate", Vector);
        _house.Close();
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_house.Today.Frames};Pooling=False"))
        {
            connection.Open();
            using var raise = connection.CreateCommand();
            raise.CommandText = "PRAGMA user_version = 99";
            raise.ExecuteNonQuery();
        }

        _house.Clock.Advance(TimeSpan.FromSeconds(2));
        _house.Append("gate", Vector);
        _house.Close();

        Assert.Equal(1, Kept());
        Assert.Contains(_house.Log.Lines, line => line.Text.Contains("version 99"));
    }

    [Fact]
    public void A_day_that_was_begun_is_continued_after_a_restart()
    {
        _house.Append("gate", Vector);
        _house.Close();
        _house.Clock.Advance(TimeSpan.FromSeconds(2));
        _house.Append("gate", Vector);
        _house.Close();

        Assert.Equal(2, Kept());
    }

    [Fact]
    public void A_folder_that_cannot_be_written_costs_frames_that_are_counted_until_it_can_be_again()
    {
        // A file in the way stops everybody, root too.
        File.WriteAllText(_house.Folder, "in the way");

        var failure = Assert.Throws<ArchiveException>(() => _house.Append("gate", Vector));
        _house.Clock.Advance(TimeSpan.FromSeconds(2));
        _house.Append("gate", Vector);
        Assert.Equal(2, _house.NotKept);
        Assert.Contains(_house.Folder, failure.Message);

        File.Delete(_house.Folder);
        _house.Clock.Advance(TimeSpan.FromSeconds(5));
        _house.Append("gate", Vector);
        _house.Close();

        Assert.Equal((1, 2), (Kept(), _house.NotKept));
    }

    [Fact]
    public void Without_the_JPEG_library_embeddings_are_kept_and_it_is_said_once()
    {
        using var jpeg = new JpegEncoder("libnothing.so.9");
        using (var archive = FrameArchive.Open(_house.Folder, new(), ArchiveFixture.Model, _house.Metrics, _house.Clock, _house.Log, jpeg))
        using (var frame = new Frame("gate", 1, _house.Clock.GetUtcNow(), 64, 32))
        {
            archive.Append(ArchiveFixture.Embedded("gate", frame.CapturedAt, Vector), frame);
            Assert.Throws<ArchiveException>(() => archive.KeepPicture(frame));
        }

        var found = Assert.Single(_house.Search.Find(Vector, SearchFilter.Everything, 10).Found);
        Assert.Null(ArchiveSearch.Picture(found));
        Assert.Contains("libturbojpeg0", Assert.Single(_house.Log.Lines).Text);
    }

    public void Dispose() => _house.Dispose();

    private void Fill(int frames)
    {
        for (var i = 0; i < frames; i++)
        {
            _house.Append("gate", ArchiveFixture.Unit(i));
            _house.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private int Kept(DateTimeOffset? from = null) => _house.Rows(from).Sum(row => row.Frames);
}
