using System.Runtime.CompilerServices;

namespace HydroEdge.SystemTests.Support;

/// <summary>A real RTSP camera on a loopback port that stays the same over its lives; wants a password when given one.</summary>
internal sealed class RtspCamera(string? user = null, string? password = null) : IAsyncDisposable
{
    private Program? _server;

    public int Port { get; } = Ports.Free();

    public string Source => $"rtsp://127.0.0.1:{Port}/camera";

    public async Task StartAsync()
    {
        string[] login = user is null ? [] : [user, password!];
        _server = Program.Start("/usr/bin/python3", [Script(), $"{Port}", .. login]);
        await Until.TrueAsync(() => _server.Said.Contains("ready", StringComparison.Ordinal), () => _server.Said);
    }

    public async Task KillAsync()
    {
        _server!.KillHard();
        await _server.EndsAsync(TimeSpan.FromSeconds(10));
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "rtsp_server.py");
}
