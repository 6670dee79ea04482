using HydroEdge.Cameras;
using HydroEdge.Config;
using HydroEdge.Embedding;
using HydroEdge.Hosting;
using HydroEdge.Pipeline;
using HydroEdge.Watches;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace HydroEdge.Web;

/// <summary>
/// Tries watches on the past for the page, one at a time, beside the pipeline and behind it: on one thread of low priority, with what the model has to spare. The last
/// answer stays until the next is asked for. Thread-safe.
/// </summary>
internal sealed partial class BacktestDesk(StatePaths paths, ConfigWatcher config, IEmbedder model, TimeProvider clock, ILogger<BacktestDesk> logger)
    : IHostedService, IDisposable
{
    private readonly Lock _gate = new();
    private BacktestRun? _run;
    private Task _running = Task.CompletedTask;
    private bool _stopping;

    public BacktestReport Report => _run?.Report ?? BacktestReport.None;

    /// <summary>Of the last one, when it is done.</summary>
    public string? Plot => _run?.Plot;

    /// <exception cref="RefusedException">It cannot be tried as it is asked, or another is.</exception>
    public BacktestReport Start(BacktestRequest asked)
    {
        var options = config.Options;
        var watch = OtherWords.In(Named(asked.Watch, options.Watches), asked);
        var last = asked.Last is not { } text ? PastQuestion.UsualLast
            : Duration.TryReadPast(text, out var span) ? span : throw RefusedException.Parameter("last", text, $"write {Duration.Form}");
        string[] cameras = [.. (asked.Cameras ?? []).Select(id => Camera(id, options.Cameras))];
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            if (_run is { IsRunning: true } || _stopping)
                throw new RefusedException(StatusCodes.Status409Conflict, new Refusal($"'{_run?.Report.Watch}' is being tried; wait for it, or cancel it."));
            _run?.Dispose();
            _run = new BacktestRun(
                BacktestReport.Started(asked with { Last = Duration.Write(last) }, now),
                () => PastQuestion.Of(
                    watch.Id, [watch], paths.Archive, cameras, new PastSpan(now - last, now),
                    PastQuestion.FreshForAt(options.Cameras.Min(camera => camera.Fps), options.Archive.KeepEvery), PastQuestion.UsualPatience),
                model, clock);
            _running = RunAsync(_run);
            return _run.Report;
        }
    }

    /// <summary>Ends the one that runs, if one does; it may take a moment until it has.</summary>
    public BacktestReport Cancel()
    {
        lock (_gate)
            _run?.Cancel();
        return Report;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _stopping = true;
            _run?.Cancel();
        }

        await _running.WaitAsync(cancellationToken);
    }

    public void Dispose() => _run?.Dispose();

    private async Task RunAsync(BacktestRun run)
    {
        if (await run.RunAsync() is { } failure)
            Failed(run.Report.Watch, failure);
    }

    private static WatchOptions Named(string? id, IReadOnlyList<WatchOptions> watches)
    {
        if (watches.FirstOrDefault(watch => watch.Id == id) is { } named)
            return named;
        throw RefusedException.Parameter("watch", id, Remedy(id, "the watches are", [.. watches.Select(watch => watch.Id)]));
    }

    private static string Camera(string? id, IReadOnlyList<CameraOptions> cameras) => cameras.Any(camera => camera.Id == id)
        ? id!
        : throw RefusedException.Parameter("cameras", id ?? "null", Remedy(id, "the cameras are", [.. cameras.Select(camera => camera.Id)]));

    private static string Remedy(string? id, string are, List<string> known) => Similar.To(id ?? "", known) is { } meant
        ? $"'{meant}' is probably meant"
        : $"{are} {string.Join(", ", known.Take(20))}{(known.Count > 20 ? ", ..." : "")}";

    [LoggerMessage(Level = LogLevel.Error, Message = "The backtest of {Watch} failed")]
    private partial void Failed(string? watch, Exception failure);
}
