namespace HydroEdge.Alarms;

/// <summary>
/// Notices more raises than an operator can take (ISA-18.2): a flood begins with the 11th in ten minutes and ends below 5. Meanwhile
/// the low ones are not annunciated, above 20 nor are the medium ones; high and critical ones always are. All are recorded.
/// </summary>
internal sealed class FloodGuard
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private const int Begins = 10;
    private const int Ends = 5;
    private const int Worse = 20;

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
        Flood = Flood ? _raises.Count >= Ends : _raises.Count > Begins;
    }

    public bool Mutes(AlarmPriority priority) => Flood && priority switch
    {
        AlarmPriority.Low or AlarmPriority.Diagnostic => true,
        AlarmPriority.Medium => _raises.Count > Worse,
        _ => false,
    };
}
