using HydroEdge.Cameras;
using Microsoft.Extensions.Logging;

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
        Assert.Equal(1, bench.State().Restarts);
        Assert.EndsWith("Connection reset by peer", lost.Condition.Detail);

        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await bench.UntilAsync(state => state.Frames == 2);
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

    [Fact(Timeout = 20_000)]
    public async Task A_looped_file_begins_again_at_its_end()
    {
        await using var bench = new CameraBench();
        _ = bench.Run(bench.Camera("frames:2") with { Loop = true });

        await bench.Clock.UntilSomeoneWaitsForAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(2, bench.State().Frames);
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        var state = await bench.UntilAsync(camera => camera.Frames == 4);

        Assert.Equal(CameraStatus.Ok, state.Condition.Status);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_network_stream_that_ends_is_a_fault()
    {
        await using var bench = new CameraBench();
        _ = bench.Run(new CameraOptions { Id = "gate", Source = "rtsp://10.0.0.7/frames:3" });

        Assert.Equal("the stream ended", (await bench.UntilAsync(CameraStatus.NoSignal)).Condition.Detail);
    }

    [Fact(Timeout = 20_000)]
    public async Task Pictures_nobody_fetched_in_time_are_counted_as_dropped()
    {
        await using var bench = new CameraBench();

        await bench.Run(bench.Camera("frames:5"));

        Assert.Equal(4, bench.State().Dropped);
    }

    [Theory(Timeout = 20_000)]
    [InlineData("garbage:1", "ffmpeg sent something that is not a picture")]
    [InlineData("huge:1", "ffmpeg sent a picture of 60000x60000, larger than 640x1280")]
    [InlineData("halt:1", "the stream ended inside a picture")]
    [InlineData("leave:1", "ffmpeg ended with code 7")]
    public async Task What_is_no_picture_is_refused_and_said(string behaviour, string fault)
    {
        await using var bench = new CameraBench();
        _ = bench.Run(bench.Camera(behaviour));

        var lost = await bench.UntilAsync(CameraStatus.NoSignal);

        Assert.Equal(fault, lost.Condition.Detail);
        Assert.Equal(1, lost.Frames);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_missing_ffmpeg_is_named()
    {
        await using var bench = new CameraBench();
        _ = bench.Run(bench.Camera("frames:1"), new FfmpegPath("/nowhere/ffmpeg"));

        Assert.Contains("/nowhere/ffmpeg: No such file", (await bench.UntilAsync(CameraStatus.NoSignal)).Condition.Detail);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_pauses_grow_to_a_minute_and_not_beyond()
    {
        await using var bench = new CameraBench();
        _ = bench.Run(bench.Camera("die:0"));

        for (var deaths = 1; deaths <= 9; deaths++)
        {
            await bench.UntilAsync(state => state.Restarts == deaths);
            await bench.Clock.UntilSomeoneWaitsAsync();
            bench.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        const string pause = "Camera gate starts again in ";
        var pauses = bench.Logs.Lines.Where(line => line.Text.StartsWith(pause)).Select(line => TimeSpan.Parse(line.Text[pause.Length..])).ToArray();
        Assert.InRange(pauses[0], TimeSpan.Zero, TimeSpan.FromSeconds(3));
        Assert.InRange(pauses[8], TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1));
    }

    [Fact(Timeout = 20_000)]
    public async Task After_a_steady_minute_the_next_start_does_not_wait()
    {
        await using var bench = new CameraBench();
        _ = bench.Run(bench.Camera("told:1") with { StallAfter = TimeSpan.FromMinutes(10) });
        await bench.UntilAsync(state => state.Frames == 1);

        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await File.WriteAllTextAsync(bench.PathOf("die"), "");

        await bench.UntilAsync(state => state.Frames >= 2);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_camera_that_stays_away_warns_once()
    {
        await using var bench = new CameraBench();
        _ = bench.Run(bench.Camera("die:0"));

        for (var deaths = 1; deaths <= 4; deaths++)
        {
            await bench.UntilAsync(state => state.Restarts == deaths);
            await bench.Clock.UntilSomeoneWaitsAsync();
            bench.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Single(bench.Logs.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Fact(Timeout = 20_000)]
    public async Task Credentials_reach_ffmpeg_and_nobody_else()
    {
        await using var bench = new CameraBench();
        await File.WriteAllTextAsync(bench.PathOf("password"), "s3cr:t/p@ss w\nsecond line\n");
        _ = bench.Run(new CameraOptions
        {
            Id = "gate", Source = "rtsp://10.0.0.7:554/die:0?token=t0ken", Username = "operator", PasswordFile = bench.PathOf("password"),
        });

        var lost = await bench.UntilAsync(CameraStatus.NoSignal);

        Assert.Equal("[rtsp] rtsp://***@10.0.0.7:554/die:0?token=***: Connection reset by peer", lost.Condition.Detail);
        var everything = $"{bench.Logs.Text} {lost}";
        Assert.All(["s3cr", "p%40ss", "p@ss", "operator", "t0ken"], secret => Assert.DoesNotContain(secret, everything));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_missing_password_file_is_named()
    {
        await using var bench = new CameraBench();
        _ = bench.Run(new CameraOptions { Id = "gate", Source = "rtsp://10.0.0.7/hang:1", Username = "operator", PasswordFile = "/nowhere/password" });

        Assert.Contains("/nowhere/password", (await bench.UntilAsync(CameraStatus.NoSignal)).Condition.Detail);
    }
}
