using HydroEdge.Cameras;

namespace HydroEdge.Tests.Cameras;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("rtsp://op:p@ss/1@cam/live: refused", "rtsp://***@cam/live: refused")]
    [InlineData("tried p@ss/1, then p%40ss%2F1 and p%40ss%2f1", "tried ***, then *** and ***")]
    [InlineData("Authorization: Basic b3A6cEBzcy8x", "Authorization: Basic ***")]
    [InlineData("GET /user=x_password=other_one_channel=1.sdp: no", "GET /user=***_password=***_channel=1.sdp: no")]
    [InlineData("http://cam/video?token=ab_cd: no", "http://cam/video?token=***: no")]
    [InlineData("http://cam/video?usr=x&pwd=other&q=1", "http://cam/video?usr=***&pwd=***&q=1")]
    [InlineData("http://someone:else@elsewhere/", "http://***@elsewhere/")]
    [InlineData("op may not open this", "*** may not open this")]
    [InlineData("Connection timed out", "Connection timed out")]
    public void Credentials_go_in_whatever_form_they_are_repeated(string said, string kept) =>
        Assert.Equal(kept, new Redaction("op", "p@ss/1").Apply(said));
}
