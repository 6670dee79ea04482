namespace HydroEdge.Watches;

/// <summary>
/// Sets how much evidence an alarm needs from what this watch on this camera has gathered without being one: the limit that it would have passed
/// as often a day as the technician allows false alarms. Nothing has to be labelled for it.
/// </summary>
internal sealed class AlarmBudget
{
    /// <summary>Gave 0.26 false alarms per camera and day in simulation (drifting, heavy-tailed noise) with contrasts.</summary>
    public const double DefaultLimit = 15;

    public const double LowestLimit = 8;

    /// <summary>Evidence beyond it is no chance: no limit a technician would want could tell it from the real thing.</summary>
    public const double HighestLimit = 40;

    // More caution is taken on at once, less only when the camera has been known for some days.
    public const double DaysToTrust = 3;
    private const double ReviewSeconds = 600;

    private double _sinceReview;

    /// <summary>How high evidence came that was no alarm, and how long that has been looked at.</summary>
    public TailHistogram Peaks { get; } = new();

    public double Limit { get; private set; } = DefaultLimit;

    /// <summary>Days of this camera the limit rests on.</summary>
    public double Days => Peaks.Days;

    /// <summary>Evidence came together and went away again, without an event that somebody has confirmed.</summary>
    /// <param name="peak">The most there was of it.</param>
    public void Add(double peak)
    {
        if (peak < HighestLimit)
            Peaks.Add(peak);
    }

    /// <param name="falseAlarmsPerDay">What the technician allows.</param>
    public void Pass(double seconds, double falseAlarmsPerDay)
    {
        _sinceReview += seconds;
        if (_sinceReview < ReviewSeconds)
            return;
        Peaks.Pass(_sinceReview);
        _sinceReview = 0;
        var least = Days < DaysToTrust ? DefaultLimit : LowestLimit;
        Limit = Math.Clamp(Peaks.LevelFor(falseAlarmsPerDay), least, HighestLimit);
    }
}
