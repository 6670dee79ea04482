using System.Text.Json;

namespace HydroEdge.SystemTests.Support;

/// <summary>The built <c>hydroedge run</c> on a site folder, as systemd would start it.</summary>
internal sealed class Daemon(string site, string state, string? broker) : IAsyncDisposable
{
    private Program? _program;

    public static string Executable => Path.Combine(AppContext.BaseDirectory, "hydroedge");

    public Program Program => _program ?? throw new InvalidOperationException("Not started.");

    public string Said => _program?.Said ?? "";

    public void Start(IReadOnlyDictionary<string, string>? environment = null)
    {
        string[] to = broker is null ? [] : ["--broker", broker];
        _program = Program.Start(Executable, ["run", "--config", Path.Combine(site, "hydroedge.yaml"), "--state", state, .. to], environment);
    }

    public Task UntilAsync(Func<JsonElement, bool> condition, int seconds = 60) =>
        Until.TrueAsync(() => Status() is { } status && condition(status), () => Said, seconds);

    /// <summary>What <c>hydroedge status --json</c> answers; null while the daemon does not answer.</summary>
    public JsonElement? Status()
    {
        var asked = Program.RunAsync(Executable, "status", "--json", "--state", state).GetAwaiter().GetResult();
        return asked.ExitCode == 0 ? JsonDocument.Parse(asked.Said).RootElement : null;
    }

    public async Task KillHardAsync()
    {
        Program.KillHard();
        await Program.EndsAsync(TimeSpan.FromSeconds(10));
    }

    /// <returns>The exit code after SIGTERM.</returns>
    public async Task<int> StopAsync()
    {
        Program.Terminate();
        await Program.EndsAsync(TimeSpan.FromSeconds(40));
        return Program.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null)
            await _program.DisposeAsync();
    }
}
