namespace HydroEdge.Bus;

/// <summary>
/// A token bucket: so many events a second on average, as many at once. A backlog sent as fast as it goes overruns what a
/// broker queues for its slower readers, and it drops what it has already acknowledged.
/// </summary>
internal sealed class Pace(Func<int> perSecond, TimeProvider clock)
{
    private double _tokens = perSecond();
    private long _filledAt = clock.GetTimestamp();

    /// <summary>How long until there is a token.</summary>
    public TimeSpan Wait
    {
        get
        {
            Fill();
            return _tokens >= 1 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - _tokens) / perSecond());
        }
    }

    public void Take() => _tokens--;

    private void Fill()
    {
        var now = clock.GetTimestamp();
        _tokens = Math.Min(perSecond(), _tokens + (clock.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond()));
        _filledAt = now;
    }
}
