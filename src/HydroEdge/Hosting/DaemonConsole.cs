using Microsoft.Extensions.Logging.Console;

namespace HydroEdge.Hosting;

/// <summary>The daemon's log: one line an event on standard error, which systemd's journal takes.</summary>
internal static class DaemonConsole
{
    public static ILoggingBuilder AddDaemonConsole(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddConsole(console =>
        {
            console.FormatterName = OneLineFormatter.FormatterName;
            console.LogToStandardErrorThreshold = LogLevel.Trace;
        });
        logging.AddConsoleFormatter<OneLineFormatter, ConsoleFormatterOptions>();
        return logging;
    }
}
