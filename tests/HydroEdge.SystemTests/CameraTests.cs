using System.Text.Json;
using HydroEdge.SystemTests.Support;

namespace HydroEdge.SystemTests;

/// <summary>Cameras that die, come back, and want a password; a real RTSP server plays them.</summary>
public sealed class CameraTests : IDisposable
{
    private const string Password = "s3cret-Kennwort";
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact(Timeout = 240_000)]
    public async Task A_camera_that_is_cut_off_has_no_signal_and_comes_back_by_itself()
    {
        await using var camera = new RtspCamera();
        await using var daemon = await WatchingAsync(camera);

        await camera.KillAsync();
        await daemon.UntilAsync(status => Is(status, "no_signal"));
        await camera.StartAsync();

        await daemon.UntilAsync(status => Is(status, "ok") && status.GetProperty("cameras")[0].GetProperty("restarts").GetInt64() > 0, seconds: 120);
    }

    [Fact(Timeout = 240_000)]
    public async Task A_killed_ffmpeg_is_started_again()
    {
        await using var camera = new RtspCamera();
        await using var daemon = await WatchingAsync(camera);
        var first = Assert.Single(Ffmpegs(daemon));

        await Support.Program.RunAsync("kill", "-9", $"{first}");

        await Until.TrueAsync(() => Ffmpegs(daemon) is [var next] && next != first, () => daemon.Said);
        await daemon.UntilAsync(status => Is(status, "ok"));
    }

    [Fact(Timeout = 240_000)]
    public async Task No_ffmpeg_outlives_a_daemon_that_is_killed()
    {
        await using var camera = new RtspCamera();
        await using var daemon = await WatchingAsync(camera);

        var ffmpeg = Assert.Single(Ffmpegs(daemon));

        await daemon.KillHardAsync();

        await Until.TrueAsync(() => !IsFfmpeg(ffmpeg));
    }

    [Fact(Timeout = 240_000)]
    public async Task A_camera_password_works_and_shows_nowhere()
    {
        await using var camera = new RtspCamera("viewer", Password);
        await camera.StartAsync();
        _site.Write("camera.password", Password + "\n");
        _site.Configure($"  - {{id: cam, source: '{camera.Source}', username: viewer, password_file: camera.password, fps: 5, stall_after: 3s}}");
        await using var broker = new Broker(_site.Folder);
        await broker.StartAsync();
        await using var recorder = await BusRecorder.StartAsync(broker.Port);
        await using var daemon = _site.Daemon(broker.Address);
        daemon.Start();
        await daemon.UntilAsync(status => Is(status, "ok"));

        // Its last words when the server goes hold the address ffmpeg was given.
        await camera.KillAsync();
        await daemon.UntilAsync(status => Is(status, "no_signal"));

        var everything = daemon.Said + daemon.Status() + string.Join('\n', recorder.Messages.Select(message => message.Topic + message.Payload));
        Assert.Contains("cam/cam/state", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, everything, StringComparison.Ordinal);
    }

    private async Task<Daemon> WatchingAsync(RtspCamera camera)
    {
        await camera.StartAsync();
        _site.Configure($"  - {{id: cam, source: '{camera.Source}', fps: 5, stall_after: 3s}}");
        var daemon = _site.Daemon();
        daemon.Start();
        await daemon.UntilAsync(status => Is(status, "ok"));
        return daemon;
    }

    private static bool Is(JsonElement status, string word) => status.GetProperty("cameras")[0].GetProperty("status").GetString() == word;

    private static IReadOnlyList<int> Ffmpegs(Daemon daemon) => [.. Support.Program.ChildrenOf(daemon.Program.Id).Where(IsFfmpeg)];

    private static bool IsFfmpeg(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/comm").Trim() == "ffmpeg";
        }
        catch (IOException)
        {
            return false;
        }
    }
}
