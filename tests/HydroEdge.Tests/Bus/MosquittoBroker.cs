using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Bus;

/// <summary>A real mosquitto on a free loopback port, its files in a temp folder, killed at the end.</summary>
internal sealed class MosquittoBroker : IAsyncDisposable
{
    private const string Program = "/usr/sbin/mosquitto";

    private readonly TempFolder _folder = new();
    private Process? _process;

    private MosquittoBroker(Func<int, IEnumerable<string>> settings)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Port = ((IPEndPoint)free.LocalEndpoint).Port;

        // As root it would become the user mosquitto, who cannot read the test's files.
        File.WriteAllLines(_folder.File("mosquitto.conf"), [$"user {Environment.UserName}", .. settings(Port)]);
    }

    public int Port { get; }

    public string Address => $"mqtt://127.0.0.1:{Port}";

    public static Task<MosquittoBroker> StartAsync(params IEnumerable<string> settings) =>
        StartWithAsync(port => [$"listener {port} 127.0.0.1", "persistence false", "max_queued_messages 100000", .. settings]);

    /// <summary>With a configuration of its own, made for a free port.</summary>
    public static async Task<MosquittoBroker> StartWithAsync(Func<int, IEnumerable<string>> settings)
    {
        var broker = new MosquittoBroker(settings);
        await broker.StartAsync();
        return broker;
    }

    public async Task StartAsync()
    {
        Assert.True(File.Exists(Program), $"{Program} is missing: apt-get install mosquitto");
        _process = Process.Start(new ProcessStartInfo(Program, ["-c", _folder.File("mosquitto.conf")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        await Until.TrueAsync(() => _process.HasExited || Answers());
        Assert.False(_process.HasExited, $"mosquitto did not start with {_folder.File("mosquitto.conf")}");
    }

    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await KillAsync();
        _folder.Dispose();
    }

    private bool Answers()
    {
        try
        {
            using var probe = new TcpClient("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
