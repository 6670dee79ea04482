using System.Collections.Concurrent;

namespace HydroEdge;

/// <summary>
/// Whether the loops that must never stand still do not. Each says when it lives, and when it rests: while it waits for something
/// that may never come, it cannot be told from a loop that hangs, and need not be. Thread-safe.
/// </summary>
internal sealed class Pulses(TimeProvider clock)
{
    // Null while a loop rests.
    private readonly ConcurrentDictionary<string, long?> _loops = new();

    public void Beat(string loop) => _loops[loop] = clock.GetTimestamp();

    public void Rest(string loop) => _loops[loop] = null;

    /// <summary>The loops that have neither lived nor rested for so long.</summary>
    public IReadOnlyList<string> Stuck(TimeSpan limit) =>
    [
        .. _loops.Where(loop => loop.Value is { } at && clock.GetElapsedTime(at) >= limit).Select(loop => loop.Key).Order(StringComparer.Ordinal),
    ];
}
