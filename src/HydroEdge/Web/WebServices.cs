using HydroEdge.Archive;
using HydroEdge.Config;
using HydroEdge.Embedding;
using HydroEdge.Hosting;

namespace HydroEdge.Web;

/// <summary>What answers questions beside the daemon's flow.</summary>
internal static class WebServices
{
    public static IServiceCollection AddWeb(this IServiceCollection services, ModelOptions model, StatePaths paths)
    {
        services.AddSingleton(paths);
        services.AddSingleton<StatusDesk>();
        services.AddSingleton(new JpegEncoder());
        services.AddSingleton(made => new SearchDesk(paths.Archive, made.GetRequiredService<IEmbedder>(), model, made.GetRequiredService<TimeProvider>()));
        services.AddSingleton<BacktestDesk>();
        services.AddHostedService(made => made.GetRequiredService<BacktestDesk>());
        return services;
    }
}
