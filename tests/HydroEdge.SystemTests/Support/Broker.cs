namespace HydroEdge.SystemTests.Support;

/// <summary>A real mosquitto on a loopback port that stays the same over its lives.</summary>
internal sealed class Broker(string folder) : IAsyncDisposable
{
    private Program? _mosquitto;

    public int Port { get; } = Ports.Free();

    public string Address => $"mqtt://127.0.0.1:{Port}";

    public async Task StartAsync()
    {
        var configuration = Path.Combine(folder, "mosquitto.conf");
        await File.WriteAllTextAsync(configuration, $"listener {Port} 127.0.0.1\nallow_anonymous true\npersistence false\n");
        _mosquitto = Program.Start("/usr/sbin/mosquitto", ["-c", configuration]);
        await Until.TrueAsync(() => Ports.Answers(Port), () => _mosquitto.Said);
    }

    public async Task KillAsync()
    {
        _mosquitto!.KillHard();
        await _mosquitto.EndsAsync(TimeSpan.FromSeconds(10));
    }

    public void Signal(int number) => _mosquitto!.Signal(number);

    public async ValueTask DisposeAsync()
    {
        if (_mosquitto is not null)
            await _mosquitto.DisposeAsync();
    }
}
