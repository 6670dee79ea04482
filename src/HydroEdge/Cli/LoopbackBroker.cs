using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace HydroEdge.Cli;

/// <summary>A mosquitto of the demo's own on a free loopback port, gone when disposed.</summary>
internal sealed class LoopbackBroker : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Process _process;

    private LoopbackBroker(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <param name="onPort">Null for a free one.</param>
    /// <exception cref="InvalidOperationException">mosquitto is not installed or does not come up.</exception>
    public static async Task<LoopbackBroker> StartAsync(string folder, TimeProvider clock, CancellationToken stop, int? onPort = null)
    {
        var port = onPort ?? FreePort();
        var configuration = Path.Combine(folder, "mosquitto.conf");
        await File.WriteAllTextAsync(configuration, $"listener {port} 127.0.0.1\nallow_anonymous true\npersistence false\nlog_dest none\n", stop);
        var program = File.Exists("/usr/sbin/mosquitto") ? "/usr/sbin/mosquitto" : "mosquitto";
        var broker = new LoopbackBroker(ChildProcess.Start(program, ["-c", configuration]), port);
        try
        {
            var started = clock.GetTimestamp();
            while (!await AnswersAsync(port, stop))
            {
                if (broker._process.HasExited || clock.GetElapsedTime(started) > Patience)
                    throw new InvalidOperationException($"mosquitto did not come up on 127.0.0.1:{port}; try it by hand: {program} -v -c {configuration}");
                await Task.Delay(TimeSpan.FromMilliseconds(50), clock, stop);
            }

            return broker;
        }
        catch
        {
            broker.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> AnswersAsync(int port, CancellationToken stop)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, stop);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
