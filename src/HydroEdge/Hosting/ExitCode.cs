
namespace HydroEdge.Hosting;

/// <summary>What the process tells systemd when it ends.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>A background service failed: systemd should start the daemon again.</summary>
    public const int Failed = 1;

    /// <summary>sysexits EX_CONFIG: starting again would not help (RestartPreventExitStatus=78).</summary>
    public const int BadConfiguration = 78;

    /// <summary>The host returns quietly even when a background service has thrown, so ask each of them.</summary>
    public static int Of(IServiceProvider services) =>
        services.GetServices<IHostedService>().OfType<BackgroundService>().Any(service => service.ExecuteTask is { IsFaulted: true })
            ? Failed
            : Ok;
}
