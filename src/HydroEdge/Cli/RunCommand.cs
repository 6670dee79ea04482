using System.CommandLine;
using HydroEdge.Alarms;
using HydroEdge.Config;
using HydroEdge.Embedding;
using HydroEdge.Hosting;
using HydroEdge.Web;
using Microsoft.AspNetCore.Builder;

namespace HydroEdge.Cli;

/// <summary><c>hydroedge run</c>: watch the cameras until told to stop.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var broker = new Option<string?>("--broker")
        {
            Description = "Use this MQTT broker (mqtt://host:port) in place of the configured one.",
            HelpName = "ADDRESS",
        };
        var run = new Command("run", "Watch the cameras until told to stop; what systemd starts.") { CliOptions.Config, CliOptions.State, broker };
        run.SetAction((parsed, stop) => RunAsync(
            parsed.GetRequiredValue(CliOptions.Config).FullName,
            new StatePaths(parsed.GetRequiredValue(CliOptions.State).FullName),
            parsed.GetValue(broker),
            stop));
        return run;
    }

    private static async Task<int> RunAsync(string config, StatePaths paths, string? broker, CancellationToken stop)
    {
        PrivateFiles.FromNowOn();
        var start = Start(config, paths);
        if (broker is not null)
            start = start with { Options = start.Options with { Bus = start.Options.Bus with { Broker = broker } } };

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.AddDaemonConsole();
        builder.WebHost.ServeStatus(paths, start.Options.Web);
        builder.Services.AddHydroEdge(start, paths);
        builder.Services.AddWeb(start.Options.Model, paths);

        await using var app = builder.Build();
        app.MapStatus(start.Options.Web);

        // Opened before the host starts, so that a journal or model that cannot be used is said in one line and not in a stack trace.
        // The journal first: its lock keeps a second daemon off the state folder, the socket in it included.
        _ = app.Services.GetRequiredService<Journal>();
        StatusEndpoints.ClearSocket(paths);
        _ = app.Services.GetRequiredService<IEmbedder>();
        _ = app.Services.GetRequiredService<StatusDesk>();   // counts the uptime from here, not from the first question

        try
        {
            await app.StartAsync(stop);
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return ExitCode.Ok;   // told to stop before it had begun
        }

        await app.WaitForShutdownAsync(stop);
        return ExitCode.Of(app.Services);   // RunAsync would dispose the services before we can ask
    }

    private static StartingPoint Start(string config, StatePaths paths)
    {
        var good = LastKnownGood.Load(paths.State);
        var report = ConfigFile.Check(ConfigSources.Read(config), before: good);
        if (report.Options is { } sound)
            return new StartingPoint(config, sound, []);

        // A box that nobody visits goes on with what worked yesterday, and says so.
        return good is not null
            ? new StartingPoint(config, good, report.FaultLines)
            : throw new BadConfigurationException(report.FaultLines);
    }
}
