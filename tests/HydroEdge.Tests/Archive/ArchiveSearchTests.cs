using HydroEdge.Archive;
using HydroEdge.Cameras;

namespace HydroEdge.Tests.Archive;

public sealed class ArchiveSearchTests : IDisposable
{
    private static readonly float[] Query = ArchiveFixture.Unit(1);

    private readonly ArchiveFixture _house = new();

    [Fact]
    public void A_kept_frame_is_found_by_its_own_vector_with_time_camera_region_and_picture()
    {
        var at = _house.Clock.GetUtcNow();
        _house.Append("gate", ArchiveFixture.Unit(2), Query);
        _house.Close();

        var found = Assert.Single(_house.Search.Find(Query, SearchFilter.Everything, 10).Found);

        Assert.Equal(("gate", at, at.ToUnixTimeSeconds()), (found.CameraId, found.At, found.FrameNumber));
        Assert.Equal((Region.Whole, new Region(0.1, 0, 0.5, 1)), (found.Asked, found.Seen));
        Assert.InRange(found.Cosine, 0.9995, 1.0005);
        Assert.Equal([0xFF, 0xD8], ArchiveSearch.Picture(found)!.Take(2));
    }

    [Fact]
    public void A_search_keeps_to_the_cameras_and_the_time_it_is_given()
    {
        var start = _house.Clock.GetUtcNow();
        foreach (var minute in Enumerable.Range(0, 4))
        {
            _house.Append("gate", ArchiveFixture.Unit(minute));
            _house.Append("rack", ArchiveFixture.Unit(minute));
            _house.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        _house.Close();

        var found = _house.Search.Find(Query, new SearchFilter(["rack"], start.AddMinutes(1), start.AddMinutes(3)), 10).Found;

        Assert.Equal([start.AddMinutes(1), start.AddMinutes(2)], found.Select(moment => moment.At).Order());
        Assert.All(found, moment => Assert.Equal("rack", moment.CameraId));
    }

    [Fact]
    public void A_moment_is_reported_once_however_many_frames_show_it()
    {
        for (var second = 0; second < 25; second++)
        {
            _house.Append("gate", Near(Query, off: Math.Abs(12 - second) * 0.05f));
            _house.Append("rack", Near(Query, off: 2));
            _house.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        _house.Close();

        var gate = _house.Search.Find(Query, new SearchFilter(["gate"]), 10).Found;

        Assert.Equal(12, gate[0].At.Second);
        Assert.All(gate.Skip(1), other => Assert.True((other.At - gate[0].At).Duration() >= TimeSpan.FromSeconds(10)));
        Assert.Contains(_house.Search.Find(Query, SearchFilter.Everything, 10).Found, moment => moment.CameraId == "rack");
    }

    [Fact]
    public void The_best_come_first_and_no_more_than_asked_for()
    {
        foreach (var off in (float[])[0.9f, 0.1f, 0.5f, 0.3f, 0.7f])
        {
            _house.Append("gate", Near(Query, off));
            _house.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        _house.Close();

        var found = _house.Search.Find(Query, SearchFilter.Everything, 3).Found;

        Assert.Equal([1, 3, 2], found.Select(moment => moment.At.Minute));
    }

    [Fact]
    public void A_hit_is_measured_against_everything_that_was_searched()
    {
        for (var seed = 10; seed < 110; seed++)
        {
            _house.Append("gate", ArchiveFixture.Unit(seed));
            _house.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        _house.Append("gate", Query);
        _house.Close();

        var result = _house.Search.Find(Query, SearchFilter.Everything, 1);

        var cosines = Enumerable.Range(10, 100).Select(seed => (double)Dot(Query, ArchiveFixture.Unit(seed))).Append(1).ToArray();
        var mean = cosines.Average();
        var spread = Math.Sqrt(cosines.Average(cosine => (cosine - mean) * (cosine - mean)));
        Assert.Equal(101, result.Searched);
        Assert.Equal((1 - mean) / spread, result.Found[0].Deviations, 0.05);
    }

    [Fact]
    public void Vectors_of_another_model_are_counted_but_never_compared()
    {
        using (var before = _house.Open("ffffffffffff"))
        using (var frame = new Frame("gate", 1, _house.Clock.GetUtcNow(), 64, 32))
            before.Append(ArchiveFixture.Embedded("gate", _house.Clock.GetUtcNow(), Query), frame);
        _house.Clock.Advance(TimeSpan.FromMinutes(1));
        _house.Append("gate", ArchiveFixture.Unit(2));
        _house.Close();

        var result = _house.Search.Find(Query, SearchFilter.Everything, 10);

        Assert.Equal((1, 1), (result.Searched, result.OtherModel));
        Assert.Equal(1, Assert.Single(result.Found).At.Minute);
    }

    [Fact]
    public void A_search_can_be_called_off()
    {
        _house.Append("gate", Query);
        _house.Close();

        Assert.Throws<OperationCanceledException>(
            () => _house.Search.Find(Query, SearchFilter.Everything, 10, stop: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void An_archive_that_never_was_is_empty_rather_than_broken()
    {
        Assert.True(_house.Search.IsEmpty);
        Assert.Empty(_house.Search.Find(Query, SearchFilter.Everything, 10).Found);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("zeros")]
    [InlineData("truncated")]
    [InlineData("scribbled")]
    public void A_day_that_cannot_be_read_is_named_and_the_others_answer(string damage)
    {
        for (var i = 0; i < 200; i++)
        {
            _house.Append("gate", ArchiveFixture.Unit(i));
            _house.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var damaged = _house.Today;
        _house.Clock.Advance(TimeSpan.FromDays(1));
        _house.Append("gate", Query);
        _house.Close();
        Damage.Do(damage, damaged.Frames);

        var result = _house.Search.Find(Query, SearchFilter.Everything, 10);

        Assert.Equal(2, result.Found[0].At.Day);
        Assert.Contains(damaged.Frames, Assert.Single(result.Unreadable.Distinct()));
    }

    [Fact]
    public void An_empty_file_where_a_day_should_be_holds_nothing()
    {
        _house.Append("gate", Query);
        _house.Close();
        Directory.CreateDirectory(Path.Combine(_house.Folder, "2025-12-31"));
        File.WriteAllBytes(new ArchiveDay(_house.Folder, new(2025, 12, 31)).Frames, []);

        Assert.Single(_house.Search.Find(Query, SearchFilter.Everything, 10).Found);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_search_reads_while_the_daemon_writes()
    {
        using var done = new CancellationTokenSource();
        var reading = new TaskCompletionSource();
        _house.Append("gate", Query);
        _house.Archive.Flush();
        var searches = Task.Run(() =>
        {
            var counts = new List<long>();
            do
            {
                var result = _house.Search.Find(Query, SearchFilter.Everything, 5);
                Assert.Empty(result.Unreadable);
                counts.Add(result.Searched);
                reading.TrySetResult();
            }
            while (!done.IsCancellationRequested);

            return counts;
        });

        await Task.WhenAny(reading.Task, searches);
        for (var i = 0; i < 2000; i++)
        {
            _house.Clock.Advance(TimeSpan.FromSeconds(1));
            _house.Append("gate", ArchiveFixture.Unit(i));
        }

        await done.CancelAsync();
        var seen = await searches;

        Assert.Equal(seen.Order(), seen);
        Assert.True(seen[0] >= 1);
        _house.Archive.Flush();
        Assert.Equal(2001, _house.Search.Find(Query, SearchFilter.Everything, 5).Searched);
    }

    public void Dispose() => _house.Dispose();

    private static float Dot(float[] a, float[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static float[] Near(float[] vector, float off)
    {
        var moved = vector.Zip(ArchiveFixture.Unit(99), (a, b) => a + off * b).ToArray();
        var length = MathF.Sqrt(Dot(moved, moved));
        return [.. moved.Select(value => value / length)];
    }
}
