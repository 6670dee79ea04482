namespace HydroEdge.Watches;

/// <summary>
/// Decides which of several states something is in: the share of the query among all the states named, smoothed and with
/// hysteresis. Nothing of it is ever learnt as normal: a needle that stood in red when the watch was made has to ring. While something stands
/// in front, what was decided before holds: the share of a query among texts none of which fits says nothing.
/// </summary>
internal sealed class StateJudge
{
    // Nearer to a half a state that the model hardly tells apart flaps, farther away a slow change is missed.
    public const double OnScore = 0.7;
    public const double OffScore = 0.25;

    private const double SmoothingSeconds = 3;
    private const double LongestStepSeconds = 2;

    // People pass by all day long, and nobody has to hear of each.
    private const double SaidAfterSeconds = 60;

    private bool _started;
    private double _hiddenSeconds;

    public bool IsActive { get; private set; }

    public double Score { get; private set; }

    /// <summary>It has not been seen for a minute; whether it is active is of before.</summary>
    public bool IsUnseen => _hiddenSeconds >= SaidAfterSeconds;

    /// <param name="shift">In spreads, see <see cref="NormalReference"/>.</param>
    public void Consider(Sighting seen, double shift, double seconds)
    {
        _hiddenSeconds = seen.Hidden ? _hiddenSeconds + seconds : 0;
        if (seen.Hidden)
            return;
        var share = _started ? 1 - Math.Exp(-Math.Min(seconds, LongestStepSeconds) / SmoothingSeconds) : 1;
        _started = true;
        Score += share * (seen.ProbabilityAfter(shift) - Score);
        IsActive = Score >= (IsActive ? OffScore : OnScore);
    }
}
