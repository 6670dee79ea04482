using Microsoft.Extensions.Logging.Console;

namespace HydroEdge.Hosting;

/// <summary>The daemon's log: one line an event on standard error, which the journal of systemd takes; time in UTC.</summary>
internal static class DaemonConsole
{
    public static ILoggingBuilder AddDaemonConsole(this ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        return logging;
    }
}
