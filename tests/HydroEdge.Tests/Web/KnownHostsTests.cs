using System.Net;
using System.Text;
using HydroEdge.Web;
using Microsoft.AspNetCore.Http;

namespace HydroEdge.Tests.Web;

public sealed class KnownHostsTests
{
    [Theory]
    [InlineData("127.0.0.1:8420")]
    [InlineData("192.168.10.5")]
    [InlineData("[::1]:8420")]
    [InlineData("localhost:8420")]
    [InlineData("")]
    [InlineData("Box-1.Plant.example")]
    [InlineData("box-1.plant.example.:8420")]
    public async Task An_address_and_the_boxs_own_names_are_answered(string host) => Assert.Equal((200, ""), await AskAsync(host, IPAddress.Loopback));

    [Fact]
    public async Task The_name_of_the_machine_is_its_own() => Assert.Equal((200, ""), await AskAsync(Environment.MachineName, IPAddress.Loopback));

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example:8420")]
    [InlineData("localhost.evil.example")]
    [InlineData("plant.example")]
    public async Task A_name_that_somebody_else_may_own_is_not(string host)
    {
        var (status, told) = await AskAsync(host, IPAddress.Loopback);

        Assert.Equal(421, status);
        Assert.Contains("add it to 'names' under 'web'", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_the_unix_socket_any_name_will_do() => Assert.Equal((200, ""), await AskAsync("hydroedge", null));

    private static async Task<(int Status, string Told)> AskAsync(string host, IPAddress? over)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Response = { Body = body } };
        (context.Connection.LocalIpAddress, context.Request.Host) = (over, new HostString(host));
        await new KnownHosts(["box-1.plant.example"]).PassAsync(context, _ => Task.CompletedTask);
        return (context.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()));
    }
}
