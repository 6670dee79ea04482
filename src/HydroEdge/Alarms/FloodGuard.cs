namespace HydroEdge.Alarms;

/// <summary>
/// Notices more raises than an operator can take (ISA-18.2): a flood begins above a number of them in ten minutes (usually 10) and ends
/// below half of it. Meanwhile the low ones are not annunciated, above twice as many nor are the medium ones; high and critical ones
/// always are. All are recorded.
/// </summary>
internal sealed class FloodGuard(int above)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Queue<TimeSpan> _raises = new();

    public bool Flood { get; private set; }

    /// <summary>Raises of the last ten minutes.</summary>
    public int Rate => _raises.Count;

    public void Raised(TimeSpan now)
    {
        _raises.Enqueue(now);
        Elapse(now);
    }

    public void Elapse(TimeSpan now)
    {
        while (_raises.TryPeek(out var oldest) && now - oldest >= Window)
            _raises.Dequeue();
        Flood = Flood ? 2 * _raises.Count >= above : _raises.Count > above;
    }

    public bool Mutes(AlarmPriority priority) => Flood && priority switch
    {
        AlarmPriority.Low or AlarmPriority.Diagnostic => true,
        AlarmPriority.Medium => _raises.Count > 2 * above,
        _ => false,
    };
}
