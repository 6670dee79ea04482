namespace HydroEdge.Watches;

/// <summary>
/// One-sided cumulative sum of deviations (Page 1954), per second rather than per frame, so that cameras of different frame
/// rates decide after the same time. With the slack and the default limit six deviations and more decide in three seconds.
/// </summary>
internal sealed class Cusum
{
    /// <summary>Deviations beyond this are no more evidence.</summary>
    public const double Clip = 6;

    private const double Slack = 2;

    // A frame speaks for this long at most: after a gap, or at one frame in ten seconds, one frame decides nothing.
    private const double LongestStepSeconds = 2;

    /// <summary>Evidence that decides.</summary>
    public double Limit { get; set; } = AlarmBudget.DefaultLimit;

    /// <summary>0..2 x limit.</summary>
    public double Sum { get; private set; }

    /// <summary>The most there was since the sum was last zero, also of what went beyond twice the limit.</summary>
    public double Peak { get; private set; }

    /// <summary>0..1, .5 at the limit.</summary>
    public double Score => Sum / (2 * Limit);

    public bool IsHalfway => Sum > Limit / 2;

    /// <returns>The peak of the evidence that has just gone away; 0 if there was none or it is still there.</returns>
    public double Add(double deviations, double seconds)
    {
        var sum = Sum + (Math.Clamp(deviations, -Clip, Clip) - Slack) * Math.Min(seconds, LongestStepSeconds);
        Sum = Math.Clamp(sum, 0, 2 * Limit);
        if (sum > 0)
        {
            Peak = Math.Max(Peak, sum) + Math.Max(0, sum - 2 * Limit);
            return 0;
        }

        var gone = Peak;
        Peak = 0;
        return gone;
    }

    public void Reset() => (Sum, Peak) = (0, 0);
}
