using HydroEdge.Cameras;

namespace HydroEdge.Tests.Cameras;

public sealed class LastWordsTests
{
    private readonly CameraSource _camera = CameraSource.Of(new CameraOptions { Source = "rtsp://op:secret@10.0.0.7/live" });

    [Theory]
    [InlineData("[rtsp @ 0x55d0c1ff] method DESCRIBE failed: 401", "[rtsp] method DESCRIBE failed: 401")]
    [InlineData("[concat @ 0x55d0c1ff] Impossible to open 'rtsp://op:secret@10.0.0.7/live'", "")]
    [InlineData("pipe:0: Connection refused", "Connection refused")]
    [InlineData("[tty @ 0x1] Format not on whitelist 'mov,matroska'", "[tty] This format may read other files and is not opened")]
    [InlineData("Stream map '0:v:0' matches no streams.", "There is no video in this source.")]
    [InlineData("To ignore this, add a trailing '?' to the map.", "")]
    [InlineData("[h264 @ 0x1] No device available for decoder: device type cuda needed for codec h264.",
        "[h264] There is no cuda device that works here for this camera's 'decode: cuda'; 'decode: auto' takes what works.")]
    [InlineData("\u001b[31mred\u0007", "?[31mred?")]
    [InlineData("[swscaler @ 0x1] [swscaler @ 0x2] deprecated pixel format used, make sure you did set range correctly", "")]
    [InlineData("rtsp://op:secret@10.0.0.7/live: Network is unreachable", "rtsp://***@10.0.0.7/live: Network is unreachable")]
    public void What_people_need_is_kept_and_nothing_else(string said, string kept) =>
        Assert.Equal(kept, LastWords.Whole(new FfmpegEnd(1, [said]), _camera));

    [Fact]
    public void The_status_line_holds_the_last_two_and_is_short()
    {
        var end = new FfmpegEnd(1, ["one", "two", new string('x', 500)]);

        var brief = LastWords.Brief(end, _camera);

        Assert.StartsWith("two | xxx", brief);
        Assert.InRange(brief.Length, 100, 210);
    }
}
