using System.Net.Sockets;
using System.Text;

namespace HydroEdge.Hosting;

/// <summary>Where systemd listens to the daemon (sd_notify(3)); silent anywhere else.</summary>
internal static class SystemdSocket
{
    public static void Notify(string state)
    {
        var address = Environment.GetEnvironmentVariable("NOTIFY_SOCKET");
        if (string.IsNullOrEmpty(address))
            return;

        // A leading '@' is systemd's way of writing Linux's abstract socket namespace.
        var path = address[0] == '@' ? $"\0{address[1..]}" : address;
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            socket.SendTo(Encoding.UTF8.GetBytes(state), new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException)
        {
            // Nobody listens any more: the daemon's work does not depend on being heard.
        }
    }
}
