using HydroEdge.Cameras;

namespace HydroEdge.Tests.Cameras;

public sealed class RecordingTests
{
    [Theory(Timeout = 60_000)]
    [InlineData("testsrc=size=64x64:rate=10:duration=1", 30, new[] { 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9 })]
    [InlineData("testsrc=size=64x64:rate=10:duration=4", 1, new[] { 0, 1.0, 2.0, 3.0 })]
    [InlineData("testsrc=size=64x64:rate=10:duration=6,select='lt(t,1)+gt(t,3.95)'", 2, new[] { 0, 0.5, 4, 4.5, 5, 5.5 })]
    public async Task Pictures_carry_the_clips_own_time_at_any_rate_and_across_a_gap(string clip, double fps, double[] times)
    {
        await using var bench = new CameraBench();
        var file = await bench.ClipAsync(clip, "clip.mkv");

        var (seen, fault) = await ReadAsync(file, fps);

        Assert.Null(fault);
        Assert.Equal(times, seen.Select(time => Math.Round(time, 2)));
    }

    [Fact(Timeout = 60_000)]
    public async Task Time_goes_on_where_a_recording_put_together_from_pieces_jumps_back()
    {
        await using var bench = new CameraBench();
        var (first, second) = (await bench.ClipAsync("testsrc=size=64x64:rate=10:duration=4", "1.ts"), await bench.ClipAsync("testsrc=size=64x64:rate=10:duration=2", "2.ts"));
        await File.WriteAllBytesAsync(bench.PathOf("both.ts"), [.. await File.ReadAllBytesAsync(first), .. await File.ReadAllBytesAsync(second)]);

        var (seen, _) = await ReadAsync(bench.PathOf("both.ts"), fps: 5);

        Assert.InRange(seen.Count, 27, 33);
        Assert.Equal(seen.Order(), seen);
        Assert.InRange(seen[^1], 5, 7);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_clip_that_breaks_off_gives_what_there_is_and_says_so()
    {
        await using var bench = new CameraBench();
        var whole = await File.ReadAllBytesAsync(await bench.ClipAsync("testsrc=size=320x180:rate=10:duration=20", "whole.mkv"));
        var broken = bench.PathOf("broken.mkv");
        await File.WriteAllBytesAsync(broken, whole[..(whole.Length / 2)]);

        var (seen, fault) = await ReadAsync(broken, fps: 1);

        Assert.InRange(seen.Count, 2, 18);
        Assert.NotNull(fault);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_file_without_video_gives_nothing_and_says_why()
    {
        await using var bench = new CameraBench();
        await File.WriteAllTextAsync(bench.PathOf("notes.mp4"), "no video");

        var (seen, fault) = await ReadAsync(bench.PathOf("notes.mp4"), fps: 1);

        Assert.Empty(seen);
        Assert.Contains("Invalid data found", fault);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("/nowhere/clip.mp4")]
    [InlineData("/dev/video9")]
    [InlineData("rtsp://camera/stream")]
    public async Task What_is_no_file_is_refused(string source) =>
        await Assert.ThrowsAsync<IOException>(() => ReadAsync(source, fps: 1));

    [Fact(Timeout = 60_000)]
    public async Task Without_ffmpeg_it_says_so()
    {
        await using var bench = new CameraBench();
        var file = await bench.ClipAsync("testsrc=size=64x64:rate=10:duration=1", "clip.mkv");

        var (seen, fault) = await ReadAsync(file, fps: 1, new FfmpegPath("/nowhere/ffmpeg"));

        Assert.Empty(seen);
        Assert.Contains("/nowhere/ffmpeg", fault);
    }

    private static async Task<(List<double> Times, string? Fault)> ReadAsync(string file, double fps, FfmpegPath? ffmpeg = null)
    {
        var recording = new Recording(new CameraOptions { Id = "cam", Source = file, Fps = fps }, ffmpeg ?? CameraBench.Real);
        var times = new List<double>();
        await foreach (var frame in recording.FramesAsync(CancellationToken.None))
        {
            using (frame)
                times.Add(Recording.SecondsOf(frame.CapturedAt));
        }

        return (times, recording.Fault);
    }
}
