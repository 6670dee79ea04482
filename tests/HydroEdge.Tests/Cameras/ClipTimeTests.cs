using HydroEdge.Cameras;

namespace HydroEdge.Tests.Cameras;

public sealed class ClipTimeTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("90.5", 90.5)]
    [InlineData("1:30.5", 90.5)]
    [InlineData("100:00", 6000)]
    [InlineData("2:01:05", 7265)]
    public void Seconds_minutes_and_hours_are_read(string text, double seconds) => Assert.Equal(seconds, ClipTime.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1:60")]
    [InlineData("1:60:00")]
    [InlineData("1:2:3:4")]
    [InlineData("1::2")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1,5")]
    [InlineData("99999999999:00")]
    public void What_is_no_time_is_not_guessed_at(string text) => Assert.Null(ClipTime.Read(text));

    [Theory]
    [InlineData(5.04, "0:05.0")]
    [InlineData(59.97, "1:00.0")]
    [InlineData(7265.25, "2:01:05.2")]
    public void A_time_is_written_to_a_tenth_of_a_second(double seconds, string text) => Assert.Equal(text, ClipTime.Write(seconds));

    [Theory]
    [InlineData(65, false, "1:05")]
    [InlineData(3605, false, "1:00:05")]
    [InlineData(86_400, true, "24:00")]
    [InlineData(5400, true, "1:30")]
    public void An_axis_wants_it_brief(double seconds, bool inHours, string text) => Assert.Equal(text, ClipTime.Brief(seconds, inHours));
}
