namespace HydroEdge.Watches;

/// <summary>
/// Decides on an event: the margin has to depart from this camera's normal for long enough, and the query has to be the best
/// description meanwhile (see <see cref="Sighting.Lead"/>). The first alone fires on whatever is allowed but rare (a person on the catwalk moves "beyond the
/// railing" by a hundred deviations); the second alone is a bare threshold.
/// </summary>
internal sealed class EventJudge
{
    public const double OnScore = 0.5;
    public const double OffScore = 1.0 / 6;

    private const double FullyAgainst = -6;
    private const double LeadSeconds = 1;

    // What has departed for this long is the new normal, else one lasting change would lock the watch for ever.
    // Where the normal keeps coming back, for a tenth of the time or more, it stays the normal.
    private const double AcceptHigherSeconds = 1800;
    private const double AcceptLowerSeconds = 300;
    private const double ReturnWeight = 10;

    private const double Normal = 2;

    private readonly Cusum _evidence = new();
    private readonly Cusum _above = new();
    private readonly Cusum _below = new();
    private double _lead;
    private double _departedSeconds;

    public bool IsActive { get; private set; }

    public double Score => _evidence.Score;

    public void Consider(Baseline baseline, Sighting seen, double seconds)
    {
        var deviations = baseline.DeviationsOf(seen.Margin);
        _above.Add(deviations, seconds);
        _below.Add(-deviations, seconds);
        _evidence.Add(seen.Lead > 0 ? deviations : FullyAgainst, seconds);
        _lead += (1 - Math.Exp(-seconds / LeadSeconds)) * (seen.Lead - _lead);
        IsActive = _lead > 0 && Score >= (IsActive ? OffScore : OnScore);

        if (Math.Abs(deviations) < Normal)
        {
            _departedSeconds = Math.Max(0, _departedSeconds - ReturnWeight * seconds);
            baseline.Learn(seen.Margin, seen.Spread, seconds);
        }
        else if (IsActive || _above.IsHalfway || _below.IsHalfway)
        {
            _departedSeconds += seconds;
            baseline.Notice(seen.Margin, seconds);
            AcceptWhatLasts(baseline);
        }
        else
        {
            baseline.Learn(seen.Margin, seen.Spread, seconds);
        }
    }

    private void AcceptWhatLasts(Baseline baseline)
    {
        if (_departedSeconds < (_below.IsHalfway ? AcceptLowerSeconds : AcceptHigherSeconds))
            return;
        baseline.Accept();
        _evidence.Reset();
        _above.Reset();
        _below.Reset();
        _departedSeconds = 0;
        IsActive = false;
    }
}
