using System.Reflection;
using HydroEdge.Alarms;
using HydroEdge.Bus;
using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Config;
using HydroEdge.Watches;

namespace HydroEdge.Web;

/// <summary>Gathers the daemon's account of itself. Only reads.</summary>
internal sealed class StatusDesk(
    ConfigWatcher config,
    IEmbedder embedder,
    CameraBoard cameras,
    AlarmDesk alarms,
    BusPublisher bus,
    TimeProvider clock)
{
    private readonly DateTimeOffset _started = clock.GetUtcNow();

    public static string Version { get; } =
        typeof(StatusDesk).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "?";

    public StatusReport Report()
    {
        var (options, now) = (config.Options, clock.GetUtcNow());
        var model = embedder.Model;
        var link = bus.State;
        return new StatusReport(
            Version,
            options.Site,
            options.Node,
            now,
            Math.Round((now - _started).TotalSeconds, 1),
            new ConfigStatus(config.Faults.Count == 0 ? "ok" : "rejected", options.Hash, config.Faults, config.NeedsRestart),
            new ModelStatus(model.Name, model.Fingerprint, model.Provider, model.Dimension),
            [.. options.Cameras.Select(Camera)],
            [.. alarms.Now.Where(IsShown).Select(Watch)],
            new BusStatus(link.Broker, link.Link.Connected, link.Link.Since, link.Link.Fault ?? link.Refused, link.Unsent));
    }

    private CameraStatusReport Camera(CameraOptions camera)
    {
        var state = cameras.Find(camera.Id);
        return new CameraStatusReport(
            camera.Id,
            camera.Name,
            Word(state?.Condition.Status ?? CameraStatus.Starting),
            state?.Condition.Since ?? _started,
            state?.Condition.Detail,
            state?.Decoder,
            Math.Round(state?.Fps ?? 0, 2),
            state?.LastFrame,
            state?.Frames ?? 0,
            state?.Dropped ?? 0,
            state?.Restarts ?? 0);
    }

    private static WatchStatus Watch(AlarmSnapshot alarm)
    {
        var (watch, decision) = (alarm.Watch, alarm.Decision);
        return new WatchStatus(
            watch.Id,
            alarm.Key.CameraId,
            watch.Query,
            watch.Queries,
            Word(watch.Kind),
            watch.Region,
            watch.Alarm is null ? null : Word(Priority.Of(watch.Alarm)),
            alarm.Active ? "raised" : IsDecided(alarm) ? "normal" : "calibrating",
            watch.Alarm is null ? null : Word(alarm.State),
            alarm.Handling.Shelf?.Until,
            SetAside(alarm.Handling),
            Word(alarm.Quality),
            alarm.QualityReason,
            alarm.Active ? alarm.ActiveSince : null,
            Rounded(decision?.Score),
            decision?.OnScore,
            decision?.OffScore,
            Rounded(decision?.Margin),
            Rounded(decision?.Baseline),
            Rounded(decision?.Deviations),
            decision?.BestContrast,
            PhraseData.Of(decision),
            alarm.Evaluations,
            watch.FalseAlarmsPerDay,
            WatchSetting.Of(watch.Kind, decision));
    }

    // A camera's own alarm is of interest when there is something about it.
    private static bool IsShown(AlarmSnapshot alarm) => alarm.Key.WatchId != CameraFault.WatchId || alarm.State != AlarmState.Normal;

    private static bool IsDecided(AlarmSnapshot alarm) =>
        alarm.Key.WatchId == CameraFault.WatchId || alarm.Decision is { State: not DecisionState.Calibrating };

    private static string? SetAside(AlarmHandling handling) => handling switch
    {
        { Maintenance: { } work } => $"{work.By ?? "the configuration"}: {work.Reason}",
        { SuppressedBy: { } by } => by,
        { Shelf: { } shelf } => shelf.By,
        _ => null,
    };

    private static double? Rounded(double? value) => value is { } number && double.IsFinite(number) ? Math.Round(number, 4) : null;

    /// <summary>NoSignal -> no_signal.</summary>
    private static string Word<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
