using HydroEdge.Cameras;

namespace HydroEdge.Tests.Cameras;

public sealed class CameraSourceTests
{
    [Theory]
    [InlineData("/var/lib/clips/gate.mp4", "File")]
    [InlineData("clips/gate.mp4", "File")]
    [InlineData("./12:30.mp4", "File")]
    [InlineData("/dev/video0", "Device")]
    [InlineData("/dev/v4l/by-id/usb-046d_HD_Pro-video-index0", "Device")]
    [InlineData("rtsp://10.0.0.7:554/Streaming/Channels/101", "Rtsp")]
    [InlineData("RTSPS://cam-3.plant.example/live", "Rtsp")]
    [InlineData("rtsp://admin:p@ss#1?@10.0.0.7/live", "Rtsp")]
    [InlineData("http://[fe80::1]:8080/video.mjpg", "Http")]
    [InlineData("https://cam?action=stream", "Http")]
    public void A_camera_is_a_file_a_device_or_a_network_address(string source, string kind)
    {
        Assert.Null(CameraSource.Fault(source));
        Assert.Equal(kind, $"{CameraSource.Of(new CameraOptions { Source = source }).Kind}");
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("-version", "begins with '-'")]
    [InlineData("concat:/etc/passwd|/etc/shadow", "begins with 'concat:'")]
    [InlineData("subfile,,start,0,end,0,,:/etc/passwd", "begins with 'subfile,,start,0,end,0,,:'")]
    [InlineData("pipe:0", "begins with 'pipe:'")]
    [InlineData("data:video/mp4;base64,AAAA", "begins with 'data:'")]
    [InlineData("lavfi:testsrc", "begins with 'lavfi:'")]
    [InlineData("file:///etc/passwd", "begins with 'file:'")]
    [InlineData("crypto+http://10.0.0.7/x", "begins with 'crypto+http:'")]
    [InlineData("rtmp://10.0.0.7/x", "begins with 'rtmp:'")]
    [InlineData("http:/etc/passwd", "begins with 'http:'")]
    [InlineData("/dev/stdin", "is a device that is no camera")]
    [InlineData("/dev/video0/../mem", "is a device that is no camera")]
    [InlineData("rtsp://admin:pa/ss@10.0.0.7/live", "has no readable host name")]
    [InlineData("rtsp://10.0.0.7/live\nfile '/etc/passwd'", "holds a line break")]
    public void Whatever_else_ffmpeg_could_open_is_refused(string source, string fault) =>
        Assert.StartsWith(fault, CameraSource.Fault(source));

    [Fact]
    public void A_password_in_a_refused_source_is_not_repeated() =>
        Assert.DoesNotContain("hunter2", CameraSource.Fault("rtsp://admin:hunter2/x@10.0.0.7/live"));

    [Theory]
    [InlineData("/clips/gate.mp4", "file")]
    [InlineData("rtsp://10.0.0.7/live", "pipe,tcp,tls")]
    [InlineData("http://10.0.0.7/live", "pipe,http,https,tcp,tls")]
    public void Each_kind_gets_the_protocols_it_needs_and_no_other(string source, string protocols)
    {
        var arguments = CameraSource.Of(new CameraOptions { Source = source }).InputArguments().ToList();

        Assert.Equal(protocols, arguments[arguments.IndexOf("-protocol_whitelist") + 1]);
    }

    [Theory]
    [InlineData("rtsp://admin:p%40ss@10.0.0.7/live", null, "rtsp://admin:p%40ss@10.0.0.7/live")]
    [InlineData("rtsp://admin:p@ss#1@10.0.0.7/live", null, "rtsp://admin:p%40ss%231@10.0.0.7/live")]
    [InlineData("rtsp://10.0.0.7/live", "view er", "rtsp://view%20er:@10.0.0.7/live")]
    [InlineData("rtsp://10.0.0.7/it's", null, @"rtsp://10.0.0.7/it'\''s")]
    public void Credentials_go_through_the_pipe_percent_encoded(string source, string? user, string given)
    {
        var camera = CameraSource.Of(new CameraOptions { Source = source, Username = user });

        Assert.Contains($"file '{given}'\n", camera.Playlist);
        Assert.DoesNotContain("10.0.0.7", string.Join(' ', camera.InputArguments()));
    }
}
