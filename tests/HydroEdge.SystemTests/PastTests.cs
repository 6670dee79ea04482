using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HydroEdge.SystemTests.Support;

namespace HydroEdge.SystemTests;

/// <summary>The daemon asked about what it has just kept, while it goes on watching.</summary>
public sealed class PastTests : IAsyncLifetime
{
    private const string Water = "water flowing through the spillway gate";

    private readonly TestSite _site = new();
    private readonly Daemon _daemon;
    private readonly DaemonSocketClient _socket;

    public PastTests() => (_daemon, _socket) = (_site.Daemon(), new DaemonSocketClient(_site.State));

    public async Task InitializeAsync()
    {
        await _site.GateClipAsync();
        _site.Configure("  - {id: cam, source: gate.mp4, fps: 5, loop: true}", "archive: {keep_every: 200ms}");
        _site.Watch(TestSite.GateWatch);
        _daemon.Start();
        // Calibrated by the first round, raised in the second or third.
        await _daemon.UntilAsync(status => status.GetProperty("cameras")[0].GetProperty("frames").GetInt64() > 250, seconds: 120);
    }

    public async Task DisposeAsync()
    {
        _socket.Dispose();
        await _daemon.DisposeAsync();
        _site.Dispose();
    }

    [Fact(Timeout = 240_000)]
    public async Task It_finds_what_it_kept_by_text_by_picture_and_by_frame()
    {
        var said = await FindAsync(HttpMethod.Get, $"/api/search?text={Uri.EscapeDataString(Water)}&camera=cam&last=1h&top=5");
        var best = said.GetProperty("found")[0];
        var picture = await _socket.BytesAsync(best.GetProperty("picture").GetString()!);
        using var body = new ByteArrayContent(picture);
        body.Headers.ContentType = new("image/jpeg");
        var alike = await FindAsync(HttpMethod.Post, "/api/search?top=1", body);
        var same = await FindAsync(HttpMethod.Get, $"/api/search?frame={best.GetProperty("id").GetString()}&top=1");

        Assert.True(best.GetProperty("deviations").GetDouble() > 0.5, $"{best}");   // nearly half of what is kept shows it
        Assert.Equal([0xFF, 0xD8], picture.Take(2));
        Assert.InRange(alike.GetProperty("found")[0].GetProperty("score").GetDouble(), 0.9, 1);
        // The clip comes round and shows the same again.
        Assert.InRange(same.GetProperty("found")[0].GetProperty("score").GetDouble(), 0.999, 1.001);
        Assert.Contains("id=\"search\"", Encoding.UTF8.GetString(await _socket.BytesAsync("/")), StringComparison.Ordinal);
    }

    [Fact(Timeout = 240_000)]
    public async Task A_watch_is_tried_on_it_and_the_next_trial_does_not_hold_up_the_end()
    {
        var seen = _daemon.Status()!.Value.GetProperty("cameras")[0].GetProperty("frames").GetInt64();
        await StartAsync();
        var done = await UntilDoneAsync();

        var watch = Assert.Single(done.GetProperty("answer").GetProperty("watches").EnumerateArray());
        var raised = watch.GetProperty("occurrences").EnumerateArray().ToList();
        Assert.NotEmpty(raised);
        Assert.Equal([0xFF, 0xD8], (await _socket.BytesAsync(raised[0].GetProperty("picture").GetString()!)).Take(2));
        Assert.Contains("gate-water on cam", Encoding.UTF8.GetString(await _socket.BytesAsync("/api/backtest/plot.svg")), StringComparison.Ordinal);
        await _daemon.UntilAsync(status => status.GetProperty("cameras")[0].GetProperty("frames").GetInt64() > seen);

        await StartAsync();
        Assert.Equal(0, await _daemon.StopAsync());
    }

    private Task<JsonElement> FindAsync(HttpMethod method, string path, HttpContent? body = null) => _socket.AskAsync(method, path, body);

    private async Task StartAsync()
    {
        using var body = JsonContent.Create(new { watch = "gate-water", last = "1h" });
        await _socket.AskAsync(HttpMethod.Post, "/api/backtest", body);
    }

    private async Task<JsonElement> UntilDoneAsync()
    {
        while (true)
        {
            var told = await _socket.AskAsync(HttpMethod.Get, "/api/backtest");
            if (told.GetProperty("state").GetString() is not "running")
                return told.GetProperty("state").GetString() is "done" ? told : throw new InvalidOperationException($"{told}");
            await Task.Delay(100);
        }
    }
}
