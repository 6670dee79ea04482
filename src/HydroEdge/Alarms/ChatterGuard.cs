namespace HydroEdge.Alarms;

/// <summary>
/// Notices an alarm that comes and goes: 3 raises in a minute or 6 in ten. From then on each further raise doubles how long it must
/// be quiet to clear, up to ten minutes. Hides nothing. Times are on the monotonic clock.
/// </summary>
internal sealed class ChatterGuard
{
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestOffDelay = TimeSpan.FromMinutes(10);

    private const int InShort = 3;
    private const int InLong = 6;

    private readonly Queue<TimeSpan> _raises = new();
    private int _repeats;

    public bool Chattering { get; private set; }

    /// <summary>It was raised.</summary>
    public void Raised(TimeSpan now)
    {
        _raises.Enqueue(now);
        Elapse(now);
        if (Chattering)
            _repeats++;
    }

    /// <summary>Time has passed: it may have calmed down.</summary>
    public void Elapse(TimeSpan now)
    {
        while (_raises.TryPeek(out var oldest) && now - oldest >= Long)
            _raises.Dequeue();
        Chattering = _raises.Count >= InLong || _raises.Count(at => now - at < Short) >= InShort;
        if (!Chattering)
            _repeats = 0;
    }

    public TimeSpan Stretched(TimeSpan offDelay)
    {
        // Doubling nothing gives nothing: an alarm without an off delay gets a second to begin with.
        var basis = offDelay > TimeSpan.Zero ? offDelay : TimeSpan.FromSeconds(1);
        if (_repeats == 0 || offDelay >= LongestOffDelay)
            return offDelay;
        var stretched = basis * Math.Pow(2, Math.Min(_repeats, 20));
        return stretched < LongestOffDelay ? stretched : LongestOffDelay;
    }
}
