namespace HydroEdge.Watches;

/// <summary>Time as the frames of a camera tell it.</summary>
internal sealed class FrameClock
{
    // Nothing is known of a gap: neither that what was before it lasted, nor that it did not. A camera gives at least
    // one frame in ten seconds.
    private const double LongestGapSeconds = 10;

    private DateTimeOffset? _lastAt;

    /// <summary>A frame that comes late, or a clock set back, takes no time: it changes nothing that is measured in seconds.</summary>
    public double SecondsSinceLast(DateTimeOffset at)
    {
        var seconds = _lastAt is { } last ? Math.Clamp((at - last).TotalSeconds, 0, LongestGapSeconds) : 0;
        _lastAt = at;
        return seconds;
    }
}
