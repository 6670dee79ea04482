using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using HydroEdge.SystemTests.Support;

namespace HydroEdge.SystemTests;

/// <summary>The daemon as systemd sees it.</summary>
public sealed class RunTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task It_says_ready_and_stopping_to_systemd_and_ends_with_0_on_SIGTERM()
    {
        _site.Configure("  - {id: cam, source: clip.mp4, fps: 5}");
        await MakeClipAsync();
        using var systemd = Systemd(out var address);
        await using var daemon = _site.Daemon();

        daemon.Start(new Dictionary<string, string> { ["NOTIFY_SOCKET"] = address });
        var ready = await HearAsync(systemd, "READY=1");
        var code = await daemon.StopAsync();
        var stopping = await HearAsync(systemd, "STOPPING=1");

        Assert.Contains("STATUS=", ready, StringComparison.Ordinal);
        Assert.Contains("STATUS=", stopping, StringComparison.Ordinal);
        Assert.True(code == 0, daemon.Said);
    }

    [Fact(Timeout = 120_000)]
    public async Task S73_It_tells_systemd_again_and_again_that_it_lives()
    {
        _site.Configure("  - {id: cam, source: clip.mp4, fps: 5, loop: true}");
        await MakeClipAsync();
        using var systemd = Systemd(out var address);
        await using var daemon = _site.Daemon();

        daemon.Start(new Dictionary<string, string> { ["NOTIFY_SOCKET"] = address, ["WATCHDOG_USEC"] = "1000000" });

        await HearAsync(systemd, "READY=1");
        for (var i = 0; i < 5; i++)
            await HearAsync(systemd, "WATCHDOG=1");
        daemon.Program.Signal(19); // SIGSTOP: every loop stands still
        await Task.Delay(1_000);
        while (systemd.Available > 0)
            await systemd.ReceiveAsync(new byte[4096]);
        await Task.Delay(2_000);
        Assert.Equal(0, systemd.Available);
        daemon.Program.Signal(18);
    }

    [Fact(Timeout = 120_000)]
    public async Task It_has_been_up_for_longer_than_its_cameras()
    {
        _site.Configure("  - {id: cam, source: clip.mp4, fps: 5, loop: true}");
        await MakeClipAsync();
        await using var daemon = _site.Daemon();

        daemon.Start();
        JsonElement seen = default;
        await daemon.UntilAsync(status => (seen = status.Clone()).GetProperty("cameras")[0].GetProperty("status").GetString() is "ok");

        var started = seen.GetProperty("time").GetDateTimeOffset().AddSeconds(-seen.GetProperty("uptime_s").GetDouble());
        Assert.True(started <= seen.GetProperty("cameras")[0].GetProperty("since").GetDateTimeOffset(), $"{started:O}: {seen}");
    }

    [Fact(Timeout = 120_000)]
    public async Task S68_It_opens_no_port_unless_the_configuration_asks()
    {
        _site.Configure("  - {id: cam, source: clip.mp4, fps: 5}");
        await MakeClipAsync();
        await using var daemon = _site.Daemon();

        daemon.Start();
        await daemon.UntilAsync(status => status.GetProperty("cameras")[0].GetProperty("status").GetString() is "ok" or "ended");

        Assert.Empty(ListeningPorts(daemon.Program.Id));
    }

    [Fact(Timeout = 120_000)]
    public async Task The_port_it_was_asked_for_answers_to_its_address_and_to_no_name_of_another()
    {
        var port = Ports.Free();
        _site.Configure("  - {id: cam, source: clip.mp4, fps: 5}", $"web: {{listen: 'http://127.0.0.1:{port}'}}");
        await MakeClipAsync();
        await using var daemon = _site.Daemon();
        daemon.Start();
        await daemon.UntilAsync(_ => true);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

        Assert.Equal(HttpStatusCode.OK, await AskAsync($"127.0.0.1:{port}"));
        Assert.Equal(HttpStatusCode.MisdirectedRequest, await AskAsync("evil.example"));

        async Task<HttpStatusCode> AskAsync(string host)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/status") { Headers = { Host = host } };
            using var reply = await http.SendAsync(request);
            return reply.StatusCode;
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task A_second_daemon_on_the_same_state_folder_is_refused_with_a_reason()
    {
        _site.Configure("  - {id: cam, source: clip.mp4, fps: 5, loop: true}");
        await MakeClipAsync();
        await using var first = _site.Daemon();
        first.Start();
        await first.UntilAsync(_ => true);

        await using var second = _site.Daemon();
        second.Start();
        await second.Program.EndsAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(1, second.Program.ExitCode);
        Assert.Contains(_site.State, second.Said, StringComparison.Ordinal);
        Assert.Contains("Another hydroedge uses the state folder", second.Said, StringComparison.Ordinal);
        Assert.False(first.Program.HasExited, first.Said);
        await first.UntilAsync(_ => true);   // it still answers on its socket
    }

    [Fact(Timeout = 120_000)]
    public async Task Nothing_it_writes_is_open_to_other_accounts()
    {
        _site.Configure("  - {id: cam, source: clip.mp4, fps: 5}");
        await MakeClipAsync();
        await using var daemon = _site.Daemon();
        daemon.Start();
        await Until.TrueAsync(() => Directory.Exists(_site.State) && Directory.EnumerateFiles(_site.State, "kept.db", SearchOption.AllDirectories).Any(), () => daemon.Said);
        await daemon.StopAsync();

        var open = await Support.Program.RunAsync("find", _site.State, "-perm", "/o=rwx", "-not", "-type", "l");

        Assert.Equal("", open.Said);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_model_folder_that_does_not_fit_is_refused_with_file_and_reason()
    {
        Directory.CreateDirectory(Path.Combine(_site.Folder, "empty-model"));
        _site.Configure("  - {id: cam, source: clip.mp4, fps: 5}", "model: {folder: empty-model}");
        await MakeClipAsync();
        await using var daemon = _site.Daemon();

        daemon.Start();
        await daemon.Program.EndsAsync(TimeSpan.FromSeconds(60));

        Assert.NotEqual(0, daemon.Program.ExitCode);
        Assert.Contains("empty-model", daemon.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at HydroEdge", daemon.Said, StringComparison.Ordinal);
    }

    private async Task MakeClipAsync()
    {
        var made = await Support.Program.RunAsync(
            "ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc=size=320x240:rate=10:duration=5", "-c:v", "libx264", Path.Combine(_site.Folder, "clip.mp4"));
        Assert.True(made.ExitCode == 0, made.Said);
    }

    private Socket Systemd(out string address)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        address = Path.Combine(_site.Folder, "notify");
        socket.Bind(new UnixDomainSocketEndPoint(address));
        return socket;
    }

    private static async Task<string> HearAsync(Socket systemd, string what)
    {
        var buffer = new byte[4096];
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var said = Encoding.UTF8.GetString(buffer, 0, await systemd.ReceiveAsync(buffer.AsMemory(), limit.Token));
            if (said.Contains(what, StringComparison.Ordinal))
                return said;
        }
    }

    /// <summary>Local addresses of the TCP sockets in LISTEN (state 0A) that belong to the process.</summary>
    private static IReadOnlyList<string> ListeningPorts(int processId)
    {
        var inodes = Directory.EnumerateFiles($"/proc/{processId}/fd")
            .Select(file => new FileInfo(file).LinkTarget ?? "")
            .Where(link => link.StartsWith("socket:[", StringComparison.Ordinal))
            .Select(link => link[8..^1])
            .ToHashSet();
        return
        [
            .. from table in new[] { "/proc/net/tcp", "/proc/net/tcp6" }
               from line in File.ReadLines(table).Skip(1)
               let cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
               where cells[3] == "0A" && inodes.Contains(cells[9])
               select cells[1],
        ];
    }
}
