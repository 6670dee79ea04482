using HydroEdge.Pipeline;
using HydroEdge.Tests.Support;
using HydroEdge.Tests.Watches;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Pipeline;

public sealed class NormalKeeperTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();
    private readonly TestLog<NormalKeeper> _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task What_was_learnt_is_kept_every_five_minutes_and_when_it_stops_and_is_known_at_the_next_start()
    {
        var board = Board();
        var keeper = Keeper(board, _folder.Path);
        await keeper.StartAsync(default);
        new CameraFeed(board).Show(60, query: 0.1);
        await _clock.UntilSomeoneWaitsAsync();

        _clock.Advance(TimeSpan.FromMinutes(5));
        await Until.TrueAsync(() => Directory.GetFiles(_folder.Path, "*.json").Length == 1);
        File.Delete(Path.Combine(_folder.Path, "cam.json"));
        await keeper.StopAsync(default);
        Assert.True(File.Exists(Path.Combine(_folder.Path, "cam.json")));

        var again = Board();
        await Keeper(again, _folder.Path).StartAsync(default);
        Assert.True(again.Standings.Single().IsCalibrated);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_was_learnt_weeks_ago_is_learnt_anew()
    {
        var board = Board();
        new CameraFeed(board).Show(60, query: 0.1);
        var keeper = Keeper(board, _folder.Path);
        await keeper.StartAsync(default);
        await keeper.StopAsync(default);
        _clock.Advance(TimeSpan.FromDays(15));

        var again = Board();
        await Keeper(again, _folder.Path).StartAsync(default);

        Assert.False(again.Standings.Single().IsCalibrated);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_folder_that_cannot_be_written_is_said_and_stops_nothing()
    {
        var file = Path.Combine(_folder.Path, "taken");
        File.WriteAllText(file, "");
        var board = Board();
        new CameraFeed(board).Show(60, query: 0.1);
        var keeper = Keeper(board, file);
        await keeper.StartAsync(default);
        await keeper.StopAsync(default);

        Assert.Contains(_log.Lines, line => line.Text.Contains("could not be kept", StringComparison.Ordinal));
    }

    private NormalKeeper Keeper(WatchBoard board, string folder) => new(board, new NormalFolder(folder), _clock, _log);

    private static WatchBoard Board()
    {
        var board = new WatchBoard(new TinyEmbedder());
        board.Apply([new WatchOptions { Id = "w", Query = "query", Contrast = ["contrast"], Cameras = ["cam"] }]);
        return board;
    }
}
