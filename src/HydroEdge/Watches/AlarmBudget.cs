namespace HydroEdge.Watches;

/// <summary>
/// Sets how much evidence an alarm needs from all the evidence that came together on this camera and went away again: the limit that it would have
/// passed as often a day as the technician allows false alarms. Nothing has to be labelled for it.
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
    private bool _isDue;

    /// <summary>How high evidence came, and how long that has been looked at.</summary>
    public TailHistogram Peaks { get; } = new();

    public double Limit { get; private set; } = DefaultLimit;

    /// <summary>Days of this camera the limit rests on.</summary>
    public double Days => Peaks.Days;

    /// <summary>Evidence came together and went away again, whether it had become an alarm or not: nobody has to say what was real.</summary>
    /// <param name="peak">The most there was of it.</param>
    public void Add(double peak)
    {
        if (peak < HighestLimit)
            Peaks.Add(peak);
    }

    /// <summary>Goes on from what was known: the limit follows from it with the next frame.</summary>
    public void Restore(PeaksRecord peaks)
    {
        Peaks.Restore(peaks);
        _isDue = true;
    }

    /// <param name="falseAlarmsPerDay">What the technician allows.</param>
    public void Pass(double seconds, double falseAlarmsPerDay)
    {
        _sinceReview += seconds;
        if (_sinceReview < ReviewSeconds && !_isDue)
            return;
        Peaks.Pass(_sinceReview);
        (_sinceReview, _isDue) = (0, false);
        var least = Days < DaysToTrust ? DefaultLimit : LowestLimit;
        if (Days > 0)
            Limit = Math.Clamp(Peaks.LevelFor(falseAlarmsPerDay), least, HighestLimit);
    }
}
