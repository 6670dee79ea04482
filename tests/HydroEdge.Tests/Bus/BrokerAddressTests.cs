using HydroEdge.Bus;

namespace HydroEdge.Tests.Bus;

public sealed class BrokerAddressTests
{
    [Theory]
    [InlineData("mqtt://broker", "broker", 1883, false)]
    [InlineData("mqtts://broker", "broker", 8883, true)]
    [InlineData("mqtt://10.0.0.5:11883/", "10.0.0.5", 11883, false)]
    [InlineData("mqtts://[fd00::5]:8884", "fd00::5", 8884, true)]
    public void An_address_is_read_with_the_usual_ports(string text, string host, int port, bool tls)
    {
        Assert.True(BrokerAddress.TryParse(text, out var address));
        Assert.Equal(new BrokerAddress(host, port, tls), address);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("broker:1883")]
    [InlineData("http://broker")]
    [InlineData("mqtt://")]
    [InlineData("mqtt://broker/path")]
    [InlineData("mqtt://user:password@broker")]
    public void Anything_else_is_refused(string? text) => Assert.False(BrokerAddress.TryParse(text, out _));

    [Fact]
    public void It_reads_as_it_was_written() =>
        Assert.Equal("mqtts://[fd00::5]:8884", BrokerAddress.TryParse("mqtts://[fd00::5]:8884", out var address) ? address.ToString() : null);
}
