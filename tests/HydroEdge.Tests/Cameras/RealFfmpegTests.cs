using System.Runtime.CompilerServices;
using HydroEdge.Cameras;

namespace HydroEdge.Tests.Cameras;

/// <summary>What only the real program can show: sizes, rates, colours, credentials.</summary>
public sealed class RealFfmpegTests
{
    [Theory(Timeout = 60_000)]
    [InlineData("320x180", 160, 160, 90)]
    [InlineData("320x180", 640, 320, 180)]
    [InlineData("180x320", 90, 90, 160)]
    [InlineData("322x182", 161, 161, 92)]
    [InlineData("180x420", 120, 102, 238)]
    [InlineData("16x4096", 320, 2, 512)]
    [InlineData("4096x16", 320, 320, 2)]
    [InlineData("2x2", 320, 2, 2)]
    public async Task A_picture_keeps_its_aspect_and_is_never_made_larger(string clip, int working, int width, int height)
    {
        await using var bench = new CameraBench();
        var source = await bench.ClipAsync($"testsrc=size={clip}:rate=10:duration=0.1", "clip.mkv");

        await bench.Run(new CameraOptions { Id = "gate", Source = source, Width = working }, CameraBench.Real);

        using var frame = await OneAsync(bench);
        Assert.Equal((width, height), (frame.Width, frame.Height));
    }

    [Fact(Timeout = 60_000)]
    public async Task Colours_arrive_as_red_green_blue()
    {
        await using var bench = new CameraBench();
        var source = await bench.ClipAsync("color=color=0xC02040:size=64x64:rate=10:duration=0.1", "clip.mkv");

        await bench.Run(new CameraOptions { Id = "gate", Source = source }, CameraBench.Real);

        using var frame = await OneAsync(bench);
        Assert.InRange(frame.Pixels.Span[0], 0xC0 - 4, 0xC0 + 4);
        Assert.InRange(frame.Pixels.Span[1], 0x20 - 4, 0x20 + 4);
        Assert.InRange(frame.Pixels.Span[2], 0x40 - 4, 0x40 + 4);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(10, 5, 10)]
    [InlineData(10, 1, 2)]
    [InlineData(10, 30, 20)]
    public async Task Pictures_are_taken_at_the_asked_rate_and_none_is_invented(int recorded, double asked, int expected)
    {
        await using var bench = new CameraBench();
        var source = await bench.ClipAsync($"testsrc=size=64x64:rate={recorded}:duration=2", "clip.mkv");

        await bench.Run(new CameraOptions { Id = "gate", Source = source, Fps = asked }, CameraBench.Real);

        Assert.Equal(CameraStatus.Ended, bench.State().Condition.Status);
        Assert.Equal(expected, bench.State().Frames);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_recording_whose_time_jumps_back_goes_on()
    {
        await using var bench = new CameraBench();
        var (first, second) = (await bench.ClipAsync("testsrc=size=64x64:rate=10:duration=4", "1.ts"), await bench.ClipAsync("testsrc=size=64x64:rate=10:duration=2", "2.ts"));
        await File.WriteAllBytesAsync(bench.PathOf("both.ts"), [.. await File.ReadAllBytesAsync(first), .. await File.ReadAllBytesAsync(second)]);

        await bench.Run(new CameraOptions { Id = "gate", Source = bench.PathOf("both.ts"), Fps = 5 }, CameraBench.Real);

        Assert.InRange(bench.State().Frames, 27, 33);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_ffmpeg_cannot_repeat_by_itself_is_not_started_without_end()
    {
        await using var bench = new CameraBench();
        var source = await bench.ClipAsync("testsrc=size=640x360:rate=1:duration=1", "still.jpg");
        _ = bench.Run(new CameraOptions { Id = "gate", Source = source, Loop = true, Decode = DecodeChoice.Software }, CameraBench.Real);

        await bench.UntilAsync(state => state.Frames >= 1);
        await bench.Clock.UntilSomeoneWaitsForAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(1, bench.State().Frames);
        bench.Clock.Advance(TimeSpan.FromSeconds(1));

        await bench.UntilAsync(state => state.Frames == 2);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_looped_clip_goes_on_past_its_end_in_one_process()
    {
        await using var bench = new CameraBench();
        var source = await bench.ClipAsync("testsrc=size=64x64:rate=10:duration=0.5", "clip.mp4");
        _ = bench.Run(new CameraOptions { Id = "gate", Source = source, Fps = 10, Loop = true }, CameraBench.Real);

        Assert.Equal(0, (await bench.UntilAsync(state => state.Frames >= 12)).Restarts);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_http_camera_gets_its_credentials_and_its_pictures_are_taken()
    {
        await using var bench = new CameraBench();
        var jpeg = await File.ReadAllBytesAsync(await bench.ClipAsync("testsrc=size=64x64:rate=1:duration=1", "still.jpg"));
        await File.WriteAllTextAsync(bench.PathOf("password"), "p@ss:w/rd\n");
        using var camera = new HttpCamera(jpeg, user: "viewer", password: "p@ss:w/rd");
        _ = bench.Run(
            new CameraOptions { Id = "gate", Source = camera.Address, Username = "viewer", PasswordFile = bench.PathOf("password"), Fps = 10 },
            CameraBench.Real);

        await bench.UntilAsync(state => state.Frames >= 3);

        using var frame = await OneAsync(bench);
        Assert.Equal((64, 64), (frame.Width, frame.Height));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_camera_that_refuses_our_password_is_reported_without_it()
    {
        await using var bench = new CameraBench();
        using var camera = new HttpCamera([], user: "viewer", password: "right");
        _ = bench.Run(
            new CameraOptions { Id = "gate", Source = camera.Address.Replace("http://", "http://viewer:hunter2@") }, CameraBench.Real);

        var lost = await bench.UntilAsync(CameraStatus.NoSignal);

        Assert.Contains("401 Unauthorized", lost.Condition.Detail);
        Assert.DoesNotContain("hunter2", $"{lost} {bench.Logs.Text}");
        Assert.DoesNotContain("viewer", $"{lost} {bench.Logs.Text}");
    }

    [Fact(Timeout = 60_000)]
    public async Task Real_camera_clips_are_read()
    {
        foreach (var clip in SharedClips())
        {
            await using var bench = new CameraBench();
            _ = bench.Run(new CameraOptions { Id = "gate", Source = clip, Width = 320 }, CameraBench.Real);

            await bench.UntilAsync(state => state.Frames >= 1);

            using var frame = await OneAsync(bench);
            Assert.Equal((320, 180), (frame.Width, frame.Height));
        }
    }

    private static async Task<Frame> OneAsync(CameraBench bench)
    {
        var batch = new List<Frame>();
        Assert.True(await bench.Frames.ReadBatchAsync(batch, largest: 1));
        return batch[0];
    }

    private static IEnumerable<string> SharedClips([CallerFilePath] string here = "")
    {
        for (var folder = Directory.GetParent(here); folder is not null; folder = folder.Parent)
        {
            var clips = Path.Combine(folder.FullName, "shared", "video");
            if (Directory.Exists(clips))
                return Directory.EnumerateFiles(clips, "*.mp4");
        }

        return [];
    }
}
