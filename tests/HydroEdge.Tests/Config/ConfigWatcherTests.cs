using HydroEdge.Config;
using HydroEdge.Tests.Support;
using Microsoft.Extensions.Logging;

namespace HydroEdge.Tests.Config;

public sealed class ConfigWatcherTests : IDisposable
{
    private readonly ConfigFolder _folder = new();
    private readonly string _state = Directory.CreateTempSubdirectory("hydroedge-state-").FullName;
    private readonly FakeClock _clock = new();
    private readonly TestLog<ConfigWatcher> _log = new();
    private readonly List<HydroEdgeOptions> _applied = [];
    private readonly List<IReadOnlyList<string>> _rejected = [];

    public void Dispose()
    {
        _folder.Dispose();
        Directory.Delete(_state, recursive: true);
    }

    [Fact]
    public void Files_that_nobody_touched_are_taken_up_once_at_the_start_and_never_again()
    {
        var watcher = Started();

        Look(watcher, times: 5);

        Assert.Empty(_applied);
        Assert.Empty(_rejected);
        Assert.Equal(watcher.Options.Hash, LastKnownGood.Load(_state)!.Hash);
    }

    [Fact]
    public void An_edited_watch_is_taken_up_once_it_has_stayed_the_same_for_one_look()
    {
        var watcher = Started();
        _folder.Edit("watches/unit-1.yaml", "on_delay: 5s", "on_delay: 7s");

        watcher.Look();
        Assert.Empty(_applied);

        Look(watcher, times: 4);
        Assert.Equal(TimeSpan.FromSeconds(7), Assert.Single(_applied).Watches[0].OnDelay);
        Assert.Same(_applied[0], watcher.Options);
        Assert.Equal(_applied[0].Hash, LastKnownGood.Load(_state)!.Hash);
    }

    [Fact]
    public void A_file_that_is_still_being_written_is_waited_for()
    {
        var watcher = Started();
        for (var line = 0; line < 4; line++)
        {
            _folder.Write("watches/new.yaml", "watches:\n  - id: {" + new string(' ', line));
            watcher.Look();
        }

        _folder.Write("watches/new.yaml", "watches: [{id: smoke, query: smoke}]");
        Look(watcher, times: 2);

        Assert.Empty(_rejected);
        Assert.Equal(2, Assert.Single(_applied).Watches.Count);
    }

    [Fact]
    public void A_faulty_edit_is_refused_and_said_once_and_what_runs_goes_on()
    {
        var watcher = Started();
        var before = watcher.Options;
        _folder.Edit("watches/unit-1.yaml", "kind: state", "knid: state");

        Look(watcher, times: 5);

        Assert.Equal(
            ["watches/unit-1.yaml:8:5: 'knid' is not a key here; did you mean 'kind'?"],
            Assert.Single(_rejected));
        Assert.Equal(_rejected[0], watcher.Faults);
        Assert.Empty(_applied);
        Assert.Same(before, watcher.Options);
        Assert.Equal(before.Hash, LastKnownGood.Load(_state)!.Hash);
    }

    [Fact]
    public void A_faulty_edit_that_is_taken_back_leaves_no_fault_behind()
    {
        var watcher = Started();
        _folder.Edit("watches/unit-1.yaml", "kind: state", "knid: state");
        Look(watcher, times: 2);
        _folder.Edit("watches/unit-1.yaml", "knid: state", "kind: state");
        Look(watcher, times: 2);

        Assert.Empty(watcher.Faults);
        Assert.Equal(watcher.Options.Hash, Assert.Single(_applied).Hash);
    }

    [Fact]
    public void A_deleted_file_is_a_fault_and_not_a_configuration_without_cameras()
    {
        var watcher = Started();
        File.Delete(_folder.MainFile);

        Look(watcher, times: 3);

        Assert.StartsWith("hydroedge.yaml:1:1: there is no such file", Assert.Single(watcher.Faults));
        Assert.Equal(2, watcher.Options.Cameras.Count);
    }

    [Fact]
    public void A_refused_configuration_is_taken_up_as_soon_as_the_file_it_lacked_is_there()
    {
        var watcher = Started();
        _folder.Edit("hydroedge.yaml", "clips/gate.mp4", "clips/gate-2.mp4");
        Look(watcher, times: 3);
        Assert.Single(watcher.Faults);

        _folder.Write("clips/gate-2.mp4", "pictures");
        watcher.Look();

        Assert.Empty(watcher.Faults);
        Assert.EndsWith("gate-2.mp4", Assert.Single(_applied).Cameras[1].Source);
    }

    [Fact]
    public void What_cannot_change_while_running_stays_as_it_was_and_is_named()
    {
        var watcher = Started();
        _folder.Edit("hydroedge.yaml", "broker.plant", "broker.other");
        _folder.Edit("hydroedge.yaml", "keep_days: 30", "keep_days: 31");
        _folder.Edit("hydroedge.yaml", "site: dam-1", "site: dam-2");
        _folder.Edit("hydroedge.yaml", "fps: 2", "fps: 3");
        Look(watcher, times: 2);

        Assert.Equal(["site", "archive.keep_days", "bus.broker"], watcher.NeedsRestart);
        Assert.Equal(("dam-1", "mqtts://broker.plant:8883", 3.0), (_applied[0].Site, _applied[0].Bus.Broker, _applied[0].Cameras[0].Fps));

        _folder.Edit("hydroedge.yaml", "fps: 3", "fps: 4");
        Look(watcher, times: 2);
        Assert.Equal(["site", "archive.keep_days", "bus.broker"], watcher.NeedsRestart);
    }

    [Fact]
    public void An_edit_that_a_room_cannot_take_up_is_refused_and_not_kept()
    {
        var watcher = Started();
        var good = watcher.Options;
        watcher.Applied += _ => throw new InvalidOperationException("the model refuses this text");
        _folder.Edit("watches/unit-1.yaml", "on_delay: 5s", "on_delay: 7s");

        Look(watcher, times: 5);

        Assert.Equal("hydroedge.yaml:1:1: the running daemon could not take this up: the model refuses this text", Assert.Single(watcher.Faults));
        Assert.Single(_rejected);
        Assert.Same(good, watcher.Options);
        Assert.Equal(good.Hash, LastKnownGood.Load(_state)!.Hash);
    }

    [Fact]
    public void A_daemon_started_on_the_last_good_one_says_so_until_the_files_are_mended()
    {
        Look(Started(), times: 2);
        _folder.Edit("hydroedge.yaml", "fps: 2", "fps: 0");
        var faults = _folder.Check().FaultLines;
        var watcher = Watcher(LastKnownGood.Load(_state)!, faults);

        Look(watcher, times: 3);
        Assert.Equal(faults, watcher.Faults);
        Assert.Empty(_rejected);

        _folder.Edit("hydroedge.yaml", "fps: 0", "fps: 4");
        Look(watcher, times: 2);
        Assert.Empty(watcher.Faults);
        Assert.Equal(4, Assert.Single(_applied).Cameras[0].Fps);
    }

    [Fact]
    public void A_state_folder_that_cannot_be_written_does_not_keep_an_edit_from_being_taken_up()
    {
        var watcher = Started();
        Directory.Delete(Path.Combine(_state, "config"), recursive: true);
        File.WriteAllText(Path.Combine(_state, "config"), "in the way");
        _folder.Edit("watches/unit-1.yaml", "on_delay: 5s", "on_delay: 7s");

        Look(watcher, times: 2);

        Assert.Single(_applied);
    }

    [Fact(Timeout = 10_000)]
    public async Task It_looks_every_two_seconds_until_it_is_stopped()
    {
        using var watcher = Started();
        var taken = new TaskCompletionSource<HydroEdgeOptions>();
        watcher.Applied += taken.SetResult;

        await watcher.StartAsync(CancellationToken.None);
        await _clock.UntilSomeoneWaitsAsync();
        _folder.Edit("watches/unit-1.yaml", "on_delay: 5s", "on_delay: 7s");
        for (var look = 0; look < 2; look++)
        {
            _clock.Advance(ConfigWatcher.Every);
            await _clock.UntilSomeoneWaitsAsync();
        }

        Assert.Equal(TimeSpan.FromSeconds(7), (await taken.Task).Watches[0].OnDelay);
        await watcher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public void Watches_are_not_lost_with_their_folder_but_an_empty_one_takes_them_out()
    {
        var watcher = Started();
        var folder = Path.Combine(_folder.Folder, "watches");

        Directory.Delete(folder, recursive: true);
        Look(watcher, times: 4);
        Assert.Empty(_applied);
        Assert.Contains("watches:1:1: the folder is gone", Assert.Single(Assert.Single(_rejected)));
        Assert.NotEmpty(LastKnownGood.Load(_state)!.Watches);

        Directory.CreateDirectory(folder);
        Look(watcher, times: 4);
        Assert.Empty(Assert.Single(_applied).Watches);
        Assert.Empty(watcher.Faults);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_start_on_the_last_good_configuration_is_said_once_in_the_log()
    {
        var watcher = Watcher(ConfigFile.Load(_folder.MainFile), ["hydroedge.yaml:3:1: 'sit' is not a key here"]);

        await watcher.StartAsync(CancellationToken.None);
        await _clock.UntilSomeoneWaitsAsync();
        await watcher.StopAsync(CancellationToken.None);

        var said = Assert.Single(_log.Lines, line => line.Level == LogLevel.Warning).Text;
        Assert.Contains("'sit' is not a key here", said);
        Assert.Contains(watcher.Options.Hash, said);
    }

    private ConfigWatcher Started() => Watcher(ConfigFile.Load(_folder.MainFile), []);

    private ConfigWatcher Watcher(HydroEdgeOptions running, IReadOnlyList<string> faults)
    {
        var watcher = new ConfigWatcher(_folder.MainFile, _state, running, faults, _clock, _log);
        watcher.Applied += _applied.Add;
        watcher.Rejected += _rejected.Add;
        if (faults.Count == 0)
            watcher.Look();
        return watcher;
    }

    private static void Look(ConfigWatcher watcher, int times)
    {
        for (var look = 0; look < times; look++)
            watcher.Look();
    }
}
