using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace HydroEdge.Tests.Bus;

/// <summary>A cable between a node and a broker that can be cut: connections break, and nobody answers until it is mended.</summary>
internal sealed class TcpTap : IAsyncDisposable
{
    private readonly int _target;
    private readonly ConcurrentBag<Socket> _sockets = [];
    private TcpListener _listener = new(IPAddress.Loopback, 0);
    private Task _accepting;

    public TcpTap(int target)
    {
        _target = target;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync(_listener);
    }

    public int Port { get; }

    public string Address => $"mqtt://127.0.0.1:{Port}";

    public async Task CutAsync()
    {
        _listener.Stop();
        await _accepting;
        while (_sockets.TryTake(out var socket))
            socket.Close(timeout: 0);
    }

    public void Mend()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        _accepting = AcceptAsync(_listener);
    }

    public async ValueTask DisposeAsync() => await CutAsync();

    private async Task AcceptAsync(TcpListener listener)
    {
        while (true)
        {
            try
            {
                var near = await listener.AcceptSocketAsync();
                var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                _sockets.Add(near);
                _sockets.Add(far);
                await far.ConnectAsync(IPAddress.Loopback, _target);
                _ = PumpAsync(near, far);
                _ = PumpAsync(far, near);
            }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[8192];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
                await to.SendAsync(buffer.AsMemory(0, count));
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // Cut, or one end has gone: the other end learns of it by its own read.
        }
    }
}
