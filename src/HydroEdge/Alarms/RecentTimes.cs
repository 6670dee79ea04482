namespace HydroEdge.Alarms;

/// <summary>The last thousand times that something took. Not thread-safe.</summary>
internal sealed class RecentTimes
{
    private const int Most = 1_000;

    private readonly Queue<TimeSpan> _times = new();

    /// <summary>A clock that was set back meanwhile makes no time negative.</summary>
    public void Add(TimeSpan time)
    {
        if (_times.Count == Most)
            _times.Dequeue();
        _times.Enqueue(time > TimeSpan.Zero ? time : TimeSpan.Zero);
    }

    /// <summary>So long at most did this share of them take; null before the first.</summary>
    public TimeSpan? AtMost(double share) => _times.Count == 0 ? null : _times.Order().ElementAt((int)Math.Ceiling(share * _times.Count) - 1);
}
