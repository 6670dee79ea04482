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
        services.AddSingleton(start);
        services.AddSingleton(paths);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<EdgeMetrics>();

        services.AddSingleton(options.Cameras);
        services.AddSingleton(new FfmpegPath("ffmpeg"));
        services.AddSingleton<CameraBoard>();
        services.AddSingleton<FrameQueue>();
        services.AddSingleton<CameraSupervisor>();
        services.AddSingleton<IEmbedder>(made => OnnxEmbedder.Load(options.Model, made.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(made => FrameArchive.Open(
            paths.Archive, options.Archive, made.GetRequiredService<IEmbedder>().Model.Fingerprint, TimeProvider.System, made.Log<FrameArchive>()));
        services.AddSingleton<WatchBoard>();
        services.AddSingleton(made => Journal.Open(paths.State, TimeProvider.System, made.Log<Journal>()));
        services.AddSingleton<AlarmDesk>();
        services.AddSingleton<LiveView>();

        // Hosted services stop in the reverse of this order: cameras fall silent first, then the pipeline drains, the bus goes last.
        services.AddSingleton<SystemdNotifier>();
        services.AddHostedService(made => made.GetRequiredService<SystemdNotifier>());
        services.AddHostedService<BusPublisher>();
        services.AddHostedService<ArchiveSweeper>();
        services.AddHostedService<ConditionRelay>();
        services.AddHostedService<FramePipeline>();
        services.AddHostedService(made => made.GetRequiredService<CameraSupervisor>());
        services.AddHostedService<ConfigReload>();
        return services;
    }

    private static ILogger<T> Log<T>(this IServiceProvider made) => made.GetRequiredService<ILogger<T>>();
}
