using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace HydroEdge.Hosting;

/// <summary><c>2026-11-21T18:45:16.446Z info  AlarmDesk: cam/gate-water: Activated (event 1)</c>, times in UTC.</summary>
internal sealed class OneLineFormatter(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "one-line";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var text = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var from = logEntry.Category[(logEntry.Category.LastIndexOf('.') + 1)..];
        textWriter.Write(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {Word(logEntry.LogLevel),-5} {from}: "));
        textWriter.WriteLine(logEntry.Exception is { } failure ? $"{OneLine(text)}: {failure}" : OneLine(text));
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" | ");

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Warning => "warn",
        LogLevel.Error => "error",
        LogLevel.Critical => "fatal",
        LogLevel.Information => "info",
        _ => "debug",
    };
}
