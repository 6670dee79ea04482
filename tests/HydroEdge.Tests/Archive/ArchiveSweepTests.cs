using HydroEdge.Archive;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Tests.Archive;

public sealed class ArchiveSweepTests : IDisposable
{
    private const long Gigabyte = 1_000_000_000;

    private readonly ArchiveFixture _house = new();

    [Fact]
    public void Days_older_than_keep_days_go_with_all_they_hold()
    {
        var days = Days(5, evidence: true);

        Sweep(new ArchiveOptions { KeepDays = 2 }, free: 100 * Gigabyte);

        Assert.Equal(days.TakeLast(3), Left());
    }

    [Fact]
    public void A_short_disk_takes_the_oldest_frames_first_and_no_more_than_it_must()
    {
        var days = Days(4, evidence: true);

        Sweep(new ArchiveOptions { MinFreeGb = 2 }, free: 2 * Gigabyte - 1500);

        Assert.Equal(days, Left());
        Assert.Equal([false, false, true, true], days.Select(day => File.Exists(day.Frames)));
        Assert.All(days, day => Assert.True(Directory.Exists(day.Evidence)));
    }

    [Fact]
    public void The_pictures_of_alarms_go_last_and_today_never()
    {
        var days = Days(4, evidence: true);

        Sweep(new ArchiveOptions { MinFreeGb = 2 }, free: 0);

        Assert.Equal([_house.Today], Left());
        Assert.True(File.Exists(_house.Today.Frames));
        Assert.Contains(_house.Log.Lines, line => line.Level == LogLevel.Warning && line.Text.Contains("min_free_gb"));
    }

    [Fact]
    public void With_room_and_age_to_spare_nothing_goes()
    {
        var days = Days(4, evidence: false);

        Sweep(new ArchiveOptions { KeepDays = 14 }, free: 3 * Gigabyte);

        Assert.Equal(days, Left());
    }

    [Fact]
    public void Folders_that_are_not_days_are_left_alone()
    {
        Days(1, evidence: false);
        Directory.CreateDirectory(Path.Combine(_house.Folder, "2019-notes"));

        Sweep(new ArchiveOptions { KeepDays = 1 }, free: 0);

        Assert.True(Directory.Exists(Path.Combine(_house.Folder, "2019-notes")));
    }

    [Fact]
    public void A_day_that_is_swept_under_a_search_is_read_to_its_end()
    {
        for (var i = 0; i < 500; i++)
        {
            _house.Append("gate", ArchiveFixture.Unit(i));
            _house.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        _house.Close();
        var day = _house.Today;
        _house.Clock.Advance(TimeSpan.FromDays(1));

        var rows = 0;
        using (var reader = new DayReader(day))
        {
            foreach (var row in reader.Frames(ArchiveFixture.Model))
            {
                if (rows++ == 0)
                    Sweep(new ArchiveOptions(), free: 0);
            }
        }

        Assert.Equal(500, rows);
        Assert.Empty(_house.Search.Find(ArchiveFixture.Unit(1), SearchFilter.Everything, 10).Found);
    }

    [Fact(Timeout = 10_000)]
    public async Task The_sweeper_sweeps_at_the_start_and_again_every_ten_minutes()
    {
        var asked = 0;
        Days(1, evidence: false);
        using var sweeper = new Sweeper(
            _house.Folder, new(), _house.Clock, NullLogger<Sweeper>.Instance,
            () => Interlocked.Increment(ref asked) * 10 * Gigabyte);

        await sweeper.StartAsync(CancellationToken.None);
        await _house.Clock.UntilSomeoneWaitsAsync();
        Assert.Equal(1, asked);
        _house.Clock.Advance(Sweeper.Every);
        await _house.Clock.UntilSomeoneWaitsAsync();
        await sweeper.StopAsync(CancellationToken.None);

        Assert.Equal(2, asked);
    }

    public void Dispose() => _house.Dispose();

    /// <summary>Days that end today, with a thousand bytes of frames each.</summary>
    private ArchiveDay[] Days(int count, bool evidence)
    {
        var days = Enumerable.Range(1 - count, count).Select(ago => new ArchiveDay(_house.Folder, _house.Today.Date.AddDays(ago))).ToArray();
        foreach (var day in days)
        {
            Directory.CreateDirectory(day.Folder);
            File.WriteAllBytes(day.Frames, new byte[1000]);
            if (!evidence)
                continue;
            Directory.CreateDirectory(day.Evidence);
            File.WriteAllBytes(Path.Combine(day.Evidence, "picture.jpg"), new byte[1000]);
        }

        return days;
    }

    private void Sweep(ArchiveOptions options, long free) =>
        new ArchiveSweep(_house.Folder, options, () => free, _house.Clock, _house.Log).Sweep();

    private IEnumerable<ArchiveDay> Left() => ArchiveDay.AllIn(_house.Folder).OrderBy(day => day.Date);
}
