using HydroEdge.Alarms;
using HydroEdge.Archive;
using HydroEdge.Bus;
using HydroEdge.Cameras;
using HydroEdge.Config;
using HydroEdge.Embedding;
using HydroEdge.Pipeline;
using HydroEdge.Watches;

namespace HydroEdge.Hosting;

/// <summary>What the daemon is made of. Read from top to bottom it is also the way of a frame.</summary>
internal static class HydroEdgeServices
{
    /// <summary>How long a stop may take before the host gives up on draining; TimeoutStopSec in the unit lies above it.</summary>
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(20);

    public static IServiceCollection AddHydroEdge(this IServiceCollection services, StartingPoint start, StatePaths paths)
    {
        var options = start.Options;
        services.Configure<HostOptions>(host => host.ShutdownTimeout = DrainTimeout);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<EdgeMetrics>();
        services.AddSingleton<Pulses>();

        services.AddSingleton(options.Cameras);
        services.AddSingleton(new FfmpegPath("ffmpeg"));
        services.AddSingleton<CameraBoard>();
        services.AddSingleton<FrameQueue>();
        services.AddSingleton<CameraSupervisor>();
        services.AddSingleton<IEmbedder>(made => OnnxEmbedder.Load(options.Model, made.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(made => FrameArchive.Open(
            paths.Archive, options.Archive, made.GetRequiredService<IEmbedder>().Model.Fingerprint,
            made.GetRequiredService<EdgeMetrics>(), TimeProvider.System, made.Log<FrameArchive>()));
        services.AddSingleton<WatchBoard>();
        services.AddSingleton<WatchAdvice>();
        services.AddSingleton(made => Journal.Open(
            paths.State, TimeProvider.System, made.GetRequiredService<EdgeMetrics>(), made.Log<Journal>()));
        services.AddSingleton(made => new AlarmDesk(
            made.GetRequiredService<Journal>(), TimeProvider.System, made.GetRequiredService<EdgeMetrics>(), made.Log<AlarmDesk>(), options.Alarms));
        services.AddSingleton(made => new VerdictDesk(
            made.GetRequiredService<Journal>(), made.GetRequiredService<WatchBoard>(), TimeProvider.System, made.Log<VerdictDesk>()));
        services.AddSingleton(made => new CommandDesk(
            made.GetRequiredService<Journal>(), made.GetRequiredService<AlarmDesk>(), made.GetRequiredService<VerdictDesk>(), TimeProvider.System));
        services.AddSingleton<LiveView>();

        services.AddSingleton(ConfigReload.ForBus(options));
        services.AddSingleton<BusPublisher>();
        services.AddSingleton(made => new ConfigWatcher(
            start.ConfigPath, paths.State, options, start.Faults, TimeProvider.System, made.Log<ConfigWatcher>()));

        // Hosted services start in this order and stop in the reverse: cameras fall silent first, then the pipeline drains, the bus goes last.
        services.AddHostedService<SystemdNotifier>();
        services.AddHostedService<SystemdWatchdog>();
        services.AddHostedService<ConfigReload>();
        services.AddHostedService(made => made.GetRequiredService<BusPublisher>());
        services.AddHostedService<NodeDiary>();
        services.AddHostedService(made => new Sweeper(paths.Archive, options.Archive, TimeProvider.System, made.Log<Sweeper>()));
        services.AddHostedService<ConditionRelay>();
        services.AddHostedService(made => new NormalKeeper(
            made.GetRequiredService<WatchBoard>(), new NormalFolder(paths.Normal), TimeProvider.System, made.Log<NormalKeeper>()));
        services.AddHostedService<FramePipeline>();
        services.AddHostedService(made => made.GetRequiredService<CameraSupervisor>());
        services.AddHostedService(made => made.GetRequiredService<ConfigWatcher>());
        return services;
    }

    private static ILogger<T> Log<T>(this IServiceProvider made) => made.GetRequiredService<ILogger<T>>();
}
