using System.Net;
using System.Text.Json;
using HydroEdge.Archive;
using HydroEdge.Config;
using HydroEdge.Embedding;
using HydroEdge.Hosting;
using HydroEdge.Tests.Archive;
using HydroEdge.Tests.Support;
using HydroEdge.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Tests.Web;

/// <summary>The part of the daemon that answers questions about the past, on a TCP port as for the page, over an archive of its own.</summary>
internal sealed class AskedDaemon : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConfigWatcher _config;

    private AskedDaemon(ArchiveFixture house, IEmbedder model, HydroEdgeOptions options)
    {
        House = house;
        var paths = new StatePaths(Path.GetDirectoryName(house.Folder)!);
        _config = new ConfigWatcher("nowhere.yaml", paths.State, options, [], house.Clock, NullLogger<ConfigWatcher>.Instance);
        Search = new SearchDesk(paths.Archive, model, new ModelOptions(), house.Clock);
        Backtests = new BacktestDesk(paths, _config, model, house.Clock, NullLogger<BacktestDesk>.Instance);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(house.Clock).AddSingleton(paths).AddSingleton(Search).AddSingleton(Backtests);
        _app = builder.Build();
        _app.MapSearch();
        _app.MapBacktest();
    }

    public ArchiveFixture House { get; }

    public SearchDesk Search { get; }

    public BacktestDesk Backtests { get; }

    public HttpClient Http { get; } = new();

    public static async Task<AskedDaemon> StartAsync(ArchiveFixture house, IEmbedder model, HydroEdgeOptions? options = null)
    {
        var daemon = new AskedDaemon(house, model, options ?? new HydroEdgeOptions());
        await daemon._app.StartAsync();
        daemon.Http.BaseAddress = new Uri(daemon._app.Urls.Single());
        return daemon;
    }

    public async Task<(HttpStatusCode Status, JsonElement Told)> AskAsync(HttpMethod method, string path, HttpContent? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var reply = await Http.SendAsync(request);
        return (reply.StatusCode, JsonDocument.Parse(await reply.Content.ReadAsStringAsync()).RootElement);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        await Backtests.StopAsync(CancellationToken.None);
        Backtests.Dispose();
        Search.Dispose();
        _config.Dispose();
    }
}
