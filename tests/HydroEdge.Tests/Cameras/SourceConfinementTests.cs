using System.Diagnostics;
using HydroEdge.Cameras;

namespace HydroEdge.Tests.Cameras;

/// <summary>Files and cameras that try, through the real ffmpeg, to show what lies on this machine's disk.</summary>
public sealed class SourceConfinementTests
{
    [Theory(Timeout = 60_000)]
    [InlineData("playlist.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nsecret.ts\n#EXT-X-ENDLIST\n")]
    [InlineData("disguised.mp4", "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nsecret.ts\n#EXT-X-ENDLIST\n")]
    [InlineData("list.ffconcat", "ffconcat version 1.0\nfile secret.ts\n")]
    [InlineData("passwords.txt", "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n")]
    public async Task A_file_that_is_no_video_shows_no_other_file(string name, string content)
    {
        await using var bench = new CameraBench();
        await bench.ClipAsync("testsrc=size=64x64:rate=10:duration=1", "secret.ts");
        await File.WriteAllTextAsync(bench.PathOf(name), string.Concat(Enumerable.Repeat(content, name.EndsWith("txt") ? 50 : 1)));
        Assert.NotEqual(0, await UnconfinedPicturesAsync(bench.PathOf(name)));

        _ = bench.Run(bench.Camera(name), CameraBench.Real);

        var lost = await bench.UntilAsync(state => state.Condition.Status is CameraStatus.NoSignal or CameraStatus.Ended or CameraStatus.Ok);
        Assert.Equal(CameraStatus.NoSignal, lost.Condition.Status);
        Assert.Equal(0, lost.Frames);
        Assert.Contains("This format may read other files and is not opened", lost.Condition.Detail);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile://SECRET\n#EXT-X-ENDLIST\n")]
    [InlineData("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nconcat:SECRET\n#EXT-X-ENDLIST\n")]
    [InlineData("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nSECRET\n#EXT-X-ENDLIST\n")]
    [InlineData("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-MAP:URI=\"file://SECRET\"\n#EXTINF:1,\nfile://SECRET\n#EXT-X-ENDLIST\n")]
    [InlineData("ffconcat version 1.0\nfile 'file:SECRET'\n")]
    [InlineData("ffconcat version 1.0\nfile 'SECRET'\n")]
    [InlineData("v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n")]
    public async Task A_playlist_that_a_camera_answers_with_reads_no_local_file(string playlist)
    {
        await using var bench = new CameraBench();
        var secret = await bench.ClipAsync("testsrc=size=64x64:rate=10:duration=1", "secret.ts");
        using var camera = new HttpCamera(playlist.Replace("SECRET", secret));
        _ = bench.Run(new CameraOptions { Id = "gate", Source = camera.Address }, CameraBench.Real);

        var lost = await bench.UntilAsync(state => state.Condition.Status is CameraStatus.NoSignal or CameraStatus.Ok);

        Assert.Equal(CameraStatus.NoSignal, lost.Condition.Status);
        Assert.Equal(0, lost.Frames);
        Assert.NotEqual(0, camera.Requests);
    }

    private static async Task<long> UnconfinedPicturesAsync(string path)
    {
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", ["-v", "quiet", "-i", path, "-frames:v", "1", "-f", "image2pipe", "-c:v", "ppm", "pipe:1"])
        {
            RedirectStandardOutput = true,
        })!;
        var picture = new MemoryStream();
        await ffmpeg.StandardOutput.BaseStream.CopyToAsync(picture);
        return picture.Length;
    }
}
