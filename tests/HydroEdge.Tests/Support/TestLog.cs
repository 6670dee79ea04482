using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace HydroEdge.Tests.Support;

/// <summary>Keeps every log line, whatever its level and whoever says it, so that a test can ask what was said, and what was not.</summary>
internal class TestLog : ILogger, ILoggerFactory
{
    private readonly ConcurrentQueue<LogLine> _lines = new();

    public IReadOnlyList<LogLine> Lines => [.. _lines];

    public string Text => string.Join('\n', _lines.Select(line => line.Text));

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue(new LogLine(logLevel, $"{formatter(state, exception)} {exception}".Trim()));

    public void Dispose()
    {
    }
}
