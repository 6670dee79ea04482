using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HydroEdge.Cameras;
using HydroEdge.Config;
using HydroEdge.Embedding;
using HydroEdge.Tests.Archive;
using HydroEdge.Tests.Embedding;
using HydroEdge.Tests.Support;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Web;

public sealed class BacktestEndpointsTests(BundledModel bundled) : IClassFixture<BundledModel>, IAsyncDisposable
{
    private static readonly HydroEdgeOptions Site = new()
    {
        Cameras = [new CameraOptions { Id = "gate", Fps = 1 }, new CameraOptions { Id = "hall", Fps = 1 }],
        Watches =
        [
            new WatchOptions { Id = "smoke", Cameras = ["gate"], Query = "smoke", Contrast = ["nothing unusual in view"] },
            new WatchOptions { Id = "needle", Kind = WatchKind.State, Query = "1", Contrast = ["2"] },
        ],
    };

    private readonly ArchiveFixture _house = new();
    private readonly AskedModel _slow = new();
    private AskedDaemon? _daemon;

    public async ValueTask DisposeAsync()
    {
        _slow.GoOn();
        if (_daemon is not null)
            await _daemon.DisposeAsync();
        _slow.Dispose();
        _house.Dispose();
    }

    [Fact(Timeout = 120_000)]
    public async Task What_would_have_rung_is_told_with_pictures_the_budget_and_a_plot()
    {
        await StartAsync(bundled.Embedder);
        _house.Remember(bundled.Embedder, ("nothing unusual in view", 300), ("smoke", 40), ("nothing unusual in view", 100));

        var (status, begun) = await PostAsync(new { watch = "smoke", last = "7d" });
        var done = await UntilAsync("done");

        Assert.Equal((HttpStatusCode.Accepted, "smoke", "7d"), (status, begun.GetProperty("watch").GetString(), begun.GetProperty("last").GetString()));
        Assert.Equal(1, done.GetProperty("progress").GetDouble());
        var watch = Assert.Single(done.GetProperty("answer").GetProperty("watches").EnumerateArray());
        var one = Assert.Single(watch.GetProperty("occurrences").EnumerateArray());
        Assert.InRange(one.GetProperty("raised").GetDateTime(), new(2026, 1, 1, 0, 5, 0, DateTimeKind.Utc), new(2026, 1, 1, 0, 5, 20, DateTimeKind.Utc));
        Assert.Equal(0.12, watch.GetProperty("hours_covered").GetDouble());
        Assert.True(watch.GetProperty("per_day_low").GetDouble() < watch.GetProperty("per_day_high").GetDouble());
        Assert.Equal([0xFF, 0xD8], (await BytesAsync(one.GetProperty("picture").GetString()!)).Take(2));
        Assert.Contains("smoke on gate", Encoding.UTF8.GetString(await BytesAsync("/api/backtest/plot.svg")), StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task Other_words_than_the_files_are_tried_and_told()
    {
        await StartAsync(bundled.Embedder);
        _house.Remember(bundled.Embedder, ("nothing unusual in view", 200), ("smoke", 40));

        await PostAsync(new { watch = "smoke", query = "a gauge needle in the red zone", false_alarms_per_day = 1 });
        var done = await UntilAsync("done");

        Assert.Equal("a gauge needle in the red zone", done.GetProperty("query").GetString());
        Assert.Equal("14d", done.GetProperty("last").GetString());
        var watch = done.GetProperty("answer").GetProperty("watches")[0];
        Assert.Equal(("a gauge needle in the red zone", 1.0, 0), (watch.GetProperty("query").GetString(), watch.GetProperty("budget").GetDouble(), watch.GetProperty("occurrences").GetArrayLength()));
    }

    [Fact(Timeout = 120_000)]
    public async Task Only_the_cameras_that_are_named_count()
    {
        await StartAsync(bundled.Embedder);
        _house.Remember(bundled.Embedder, ("nothing unusual in view", 20));

        await PostAsync(new { watch = "needle", cameras = new[] { "hall" } });
        var failed = await UntilAsync("failed");
        await PostAsync(new { watch = "needle", cameras = new[] { "gate" } });
        var done = await UntilAsync("done");

        Assert.Contains("no watch looks at any of hall", failed.GetProperty("fault").GetString(), StringComparison.Ordinal);
        Assert.Equal("gate", done.GetProperty("answer").GetProperty("watches")[0].GetProperty("camera").GetString());
        Assert.Equal("gate", done.GetProperty("cameras")[0].GetString());
    }

    [Fact(Timeout = 30_000)]
    public async Task While_one_runs_a_second_is_refused_and_it_can_be_cancelled()
    {
        await BeginAndHoldUpAsync();

        var (status, told) = await PostAsync(new { watch = "needle" });
        await _daemon!.AskAsync(HttpMethod.Delete, "api/backtest");
        _slow.GoOn();

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("'smoke' is being tried", told.GetProperty("error").GetString(), StringComparison.Ordinal);
        await UntilAsync("cancelled");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_daemon_that_stops_ends_it()
    {
        await BeginAndHoldUpAsync();

        var stopping = _daemon!.Backtests.StopAsync(CancellationToken.None);
        _slow.GoOn();
        await stopping;

        Assert.Equal("cancelled", _daemon.Backtests.Report.State);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(new { watch = "smoke" })).Status);
    }

    [Fact(Timeout = 30_000)]
    public async Task Where_nothing_is_kept_it_fails_and_says_so()
    {
        await StartAsync(_slow);

        await PostAsync(new { watch = "smoke" });

        Assert.Contains("Nothing is kept in", (await UntilAsync("failed")).GetProperty("fault").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _daemon!.Http.GetAsync(new Uri("api/backtest/plot.svg", UriKind.Relative))).StatusCode);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("""{"watch": "smok"}""", "watch", "'smoke' is probably meant")]
    [InlineData("""{"last": "7d"}""", "watch", "the watches are smoke, needle")]
    [InlineData("""{"watch": "smoke", "cameras": ["gat"]}""", "cameras", "'gate' is probably meant")]
    [InlineData("""{"watch": "smoke", "cameras": [null]}""", "cameras", "the cameras are gate, hall")]
    [InlineData("""{"watch": "smoke", "last": "a week"}""", "last", "a whole number with a unit")]
    [InlineData("""{"watch": "smoke", "false_alarms_per_day": 0}""", "false_alarms_per_day", "from 0.001 to 100")]
    [InlineData("""{"watch": "smoke", "query": "x"}""", "query", "2 to 200 characters")]
    [InlineData("""{"watch": "smoke", "contrast": ["Smoke "]}""", "contrast", "the query itself")]
    [InlineData("""{"watch": "smoke", "contrast": [null]}""", "contrast", "2 to 200 characters")]
    [InlineData("""{"watch": "needle", "contrast": []}""", "contrast", "every other state")]
    [InlineData("""{"watch": "smoke", "quary": "smoke"}""", null, "asks for no backtest")]
    [InlineData("""["smoke"]""", null, "asks for no backtest")]
    [InlineData("null", null, "asks for no backtest")]
    public async Task What_cannot_be_tried_is_refused_with_the_remedy(string body, string? parameter, string remedy)
    {
        await StartAsync(_slow);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var (status, told) = await _daemon!.AskAsync(HttpMethod.Post, "api/backtest", content);

        Assert.Equal((HttpStatusCode.BadRequest, parameter), (status, told.GetProperty("parameter").GetString()));
        Assert.Contains(remedy, told.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal("none", _daemon.Backtests.Report.State);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task What_a_page_of_another_site_could_send_unasked_begins_nothing(string? type)
    {
        await StartAsync(_slow);
        using var content = new StringContent("""{"watch": "smoke"}""");
        content.Headers.ContentType = type is null ? null : new(type);

        var (status, _) = await _daemon!.AskAsync(HttpMethod.Post, "api/backtest", content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, status);
        Assert.Equal("none", _daemon.Backtests.Report.State);
    }

    private async Task BeginAndHoldUpAsync()
    {
        await StartAsync(_slow);
        _house.Append("gate", ArchiveFixture.Unit(1));
        _house.Archive.Flush();
        _slow.HoldUp();
        await PostAsync(new { watch = "smoke" });
        await Until.TrueAsync(() => _slow.Waiting == 1);
    }

    private async Task StartAsync(IEmbedder model) => _daemon = await AskedDaemon.StartAsync(_house, model, Site);

    private async Task<(HttpStatusCode Status, JsonElement Told)> PostAsync(object body)
    {
        using var content = JsonContent.Create(body);
        return await _daemon!.AskAsync(HttpMethod.Post, "api/backtest", content);
    }

    private async Task<JsonElement> UntilAsync(string state)
    {
        while (true)
        {
            var (_, told) = await _daemon!.AskAsync(HttpMethod.Get, "api/backtest");
            if (told.GetProperty("state").GetString() is var now && now != "running")
                return now == state ? told : throw new InvalidOperationException(told.ToString());
            await Task.Delay(20);
        }
    }

    private Task<byte[]> BytesAsync(string address) => _daemon!.Http.GetByteArrayAsync(new Uri(address, UriKind.Relative));
}
