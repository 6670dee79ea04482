namespace HydroEdge.Watches;

/// <summary>
/// Sets how much evidence an alarm needs from all the evidence that came together on this camera and went away again: the limit that it would have
/// passed as often a day as the technician allows false alarms. Nothing has to be labelled for it.
/// </summary>
internal sealed class AlarmBudget
{
    /// <summary>Three seconds of full evidence. On ten rendered camera-days (seeds 5000 to 5013) 15 found five weak events less and rang falsely as often.</summary>
    public const double DefaultLimit = 12;

    public const double LowestLimit = 8;

    public const double HighestLimit = 40;

    // Five seconds of full evidence: what lasts as long is a thing and no chance, right or wrong, and no limit could tell which. Counted as chance it would only
    // make the watch miss what is as short.
    private const double ChanceEnds = 20;

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
        if (peak < ChanceEnds)
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
