using HydroEdge.Cameras;

namespace HydroEdge.Tests.Cameras;

public sealed class CameraLoopTests
{
    [Fact(Timeout = 20_000)]
    public async Task A_camera_whose_ffmpeg_dies_is_started_again_after_a_pause()
    {
        await using var bench = new CameraBench();
        _ = bench.Run(bench.Camera("die:1"));

        var lost = await bench.UntilAsync(CameraStatus.NoSignal);
        await bench.Clock.UntilSomeoneWaitsAsync();
        Assert.Single(bench.Starts);
        Assert.EndsWith("Connection reset by peer", lost.Condition.Detail);

        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = await bench.UntilAsync(state => state.Frames == 2);
        Assert.Equal(1, again.Restarts);
        Assert.Equal(2, bench.Starts.Count);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_camera_that_goes_silent_is_given_up_on_and_started_again()
    {
        await using var bench = new CameraBench();
        _ = bench.Run(bench.Camera("hang:2") with { StallAfter = TimeSpan.FromSeconds(4) });

        await bench.UntilAsync(state => state.Frames == 2);
        await bench.Clock.UntilSomeoneWaitsAsync();
        bench.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal("no picture for 4 s", (await bench.UntilAsync(CameraStatus.NoSignal)).Condition.Detail);
        await bench.Clock.UntilSomeoneWaitsAsync();
        bench.Clock.Advance(TimeSpan.FromMinutes(1));

        await bench.UntilAsync(state => state.Frames == 4);
        Assert.False(Directory.Exists($"/proc/{bench.Starts[0]}"));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_file_that_comes_to_its_end_rests_and_is_no_fault()
    {
        await using var bench = new CameraBench();

        await bench.Run(bench.Camera("frames:3"));

        Assert.Equal(CameraStatus.Ended, bench.State().Condition.Status);
        Assert.Equal(3, bench.State().Frames);
        Assert.Single(bench.Starts);
        var waiting = new List<Frame>();
        Assert.True(await bench.Frames.ReadBatchAsync(waiting, largest: 10));
        Assert.Equal(3, waiting.Single().Number);
        waiting[0].Dispose();
    }
}
