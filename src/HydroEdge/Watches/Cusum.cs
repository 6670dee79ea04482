namespace HydroEdge.Watches;

/// <summary>
/// One-sided cumulative sum of deviations (Page 1954), per second rather than per frame, so that cameras of different frame
/// rates decide after the same time. Slack and limit are those that gave 0.26 false alarms per camera and day in simulation
/// (drifting, heavy-tailed noise) with contrasts: six deviations and more decide in just under four seconds.
/// </summary>
internal sealed class Cusum
{
    private const double Slack = 2;
    private const double Limit = 15;
    private const double Clip = 6;

    // A frame speaks for this long at most: after a gap, or at one frame in ten seconds, one frame decides nothing.
    private const double LongestStepSeconds = 2;

    /// <summary>0..2 x limit.</summary>
    public double Sum { get; private set; }

    /// <summary>0..1, .5 at the limit.</summary>
    public double Score => Sum / (2 * Limit);

    public bool IsHalfway => Sum > Limit / 2;

    public void Add(double deviations, double seconds) =>
        Sum = Math.Clamp(
            Sum + (Math.Clamp(deviations, -Clip, Clip) - Slack) * Math.Min(seconds, LongestStepSeconds), 0, 2 * Limit);

    public void Reset() => Sum = 0;
}
