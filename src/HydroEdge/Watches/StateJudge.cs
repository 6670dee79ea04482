namespace HydroEdge.Watches;

/// <summary>
/// Decides which of several states something is in: the share of the query among all the states named, smoothed and with
/// hysteresis. Nothing of it is ever learnt as normal: a needle that stood in red when the watch was made has to ring.
/// </summary>
internal sealed class StateJudge
{
    public const double OnScore = 0.6;
    public const double OffScore = 0.4;

    private const double SmoothingSeconds = 3;
    private const double LongestStepSeconds = 2;

    private bool _started;

    public bool IsActive { get; private set; }

    public double Score { get; private set; }

    public void Consider(Sighting seen, double seconds)
    {
        var share = _started ? 1 - Math.Exp(-Math.Min(seconds, LongestStepSeconds) / SmoothingSeconds) : 1;
        _started = true;
        Score += share * (seen.Probability - Score);
        IsActive = Score >= (IsActive ? OffScore : OnScore);
    }
}
