using HydroEdge.Cameras;

namespace HydroEdge.Tests.Cameras;

public sealed class CameraSupervisorTests
{
    [Fact(Timeout = 30_000)]
    public async Task A_change_touches_only_the_cameras_it_concerns()
    {
        await using var bench = new CameraBench();
        var (same, changed, gone) = (bench.Camera("same/hang:1", "same"), bench.Camera("changed/hang:1", "changed"), bench.Camera("gone/hang:1", "gone"));
        using var supervisor = Supervise(bench, same, changed, gone);
        await supervisor.StartAsync(default);
        await AllOkAsync(bench, "same", "changed", "gone");
        var before = Pids(bench, "same").Single();

        supervisor.Apply([same, changed with { Fps = 2 }, bench.Camera("added/hang:1", "added")]);
        await AllOkAsync(bench, "same", "added");
        await bench.UntilAsync(state => state.Frames == 2, "changed");
        while (bench.Board.Find("gone") is not null)
            await Task.Delay(5);

        Assert.Equal([before], Pids(bench, "same"));
        Assert.True(Directory.Exists($"/proc/{before}"));
        Assert.Equal(2, Pids(bench, "changed").Count);
        Assert.False(Directory.Exists($"/proc/{Pids(bench, "changed")[0]}"));
        Assert.False(Directory.Exists($"/proc/{Pids(bench, "gone").Single()}"));
        await supervisor.StopAsync(default);
    }

    [Fact(Timeout = 30_000)]
    public async Task Stopping_ends_every_ffmpeg_and_then_closes_the_queue()
    {
        await using var bench = new CameraBench();
        using var supervisor = Supervise(bench, bench.Camera("one/hang:1", "one"), bench.Camera("two/hang:1", "two"));
        await supervisor.StartAsync(default);
        await AllOkAsync(bench, "one", "two");

        await supervisor.StopAsync(default);

        Assert.All([.. Pids(bench, "one"), .. Pids(bench, "two")], pid => Assert.False(Directory.Exists($"/proc/{pid}")));
        var batch = new List<Frame>();
        Assert.True(await bench.Frames.ReadBatchAsync(batch, 10));
        Assert.Equal(2, batch.Count);
        Assert.False(await bench.Frames.ReadBatchAsync(batch, 10));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_change_before_the_start_is_what_is_started()
    {
        await using var bench = new CameraBench();
        using var supervisor = Supervise(bench, bench.Camera("old/hang:1", "old"));

        supervisor.Apply([bench.Camera("new/hang:1", "new")]);
        await supervisor.StartAsync(default);
        await AllOkAsync(bench, "new");

        Assert.Null(bench.Board.Find("old"));
        await supervisor.StopAsync(default);
    }

    private static CameraSupervisor Supervise(CameraBench bench, params CameraOptions[] cameras)
    {
        foreach (var folder in (string[])["same", "changed", "gone", "added", "one", "two", "old", "new"])
            bench.Folder.CreateSubdirectory(folder);
        return new CameraSupervisor(cameras, CameraBench.Fake, bench.Frames, bench.Board, bench.Metrics, new Pulses(bench.Clock), bench.Clock, bench.Logs);
    }

    private static async Task AllOkAsync(CameraBench bench, params string[] cameras)
    {
        foreach (var camera in cameras)
            await bench.UntilAsync(CameraStatus.Ok, camera);
    }

    private static IReadOnlyList<int> Pids(CameraBench bench, string folder) =>
        [.. File.ReadAllLines(bench.PathOf($"{folder}/starts")).Select(line => int.Parse(line.Split('\t')[0]))];
}
