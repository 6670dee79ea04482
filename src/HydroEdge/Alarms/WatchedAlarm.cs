using HydroEdge.Watches;

namespace HydroEdge.Alarms;

/// <summary>One alarm on the desk: what the machine remembers, and what everybody else sees. Written under the desk's lock only.</summary>
internal sealed class WatchedAlarm(AlarmSnapshot snapshot, TimeSpan freshFor, TimeSpan now)
{
    public static readonly TimeSpan ShortestFreshness = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private readonly Queue<TimeSpan> _raises = new();
    private AlarmSnapshot _snapshot = snapshot;

    /// <summary>Readable from any thread at any time.</summary>
    public AlarmSnapshot Snapshot
    {
        get => Volatile.Read(ref _snapshot);
        set => Volatile.Write(ref _snapshot, value);
    }

    public WatchOptions Watch => Snapshot.Watch;

    public ChatterGuard Chatter { get; } = new();

    /// <summary>As its watch says, with the off delay that chattering has stretched.</summary>
    public AlarmRules Rules => AlarmRules.Of(Watch) is var rules ? rules with { OffDelay = Chatter.Stretched(rules.OffDelay) } : default;

    /// <summary>It is the camera's own, see <see cref="CameraFault"/>.</summary>
    public bool IsOfCamera => Snapshot.Key.WatchId == CameraFault.WatchId;

    /// <summary>Taken over from before a restart, and not yet confirmed by the configuration.</summary>
    public bool FromJournal { get; set; }

    public AlarmCondition Condition { get; set; } =
        new(snapshot.Active, snapshot.Quality, snapshot.QualityReason, null, snapshot.Handling);

    /// <summary>When the last decision came in (monotonic); before the first, when watching began.</summary>
    public TimeSpan SeenAt { get; set; } = now;

    /// <summary>The highest deviations since the condition was first seen; those of the last decision while nothing is.</summary>
    public double Peak { get; set; }

    /// <summary>A decision older than this says nothing about now.</summary>
    public TimeSpan FreshFor { get; set; } = freshFor;

    /// <summary>Three pictures may go missing before silence means anything.</summary>
    public static TimeSpan FreshForAt(double fps) => TimeSpan.FromSeconds(Math.Max(ShortestFreshness.TotalSeconds, 3 / fps));

    public bool IsStale(TimeSpan now) => now - SeenAt > FreshFor;

    /// <summary>It was raised; answers how often in the last 24 hours.</summary>
    public int CountRaise(TimeSpan now)
    {
        Chatter.Raised(now);
        _raises.Enqueue(now);
        while (now - _raises.Peek() >= Day)
            _raises.Dequeue();
        return _raises.Count;
    }
}
