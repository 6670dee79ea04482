namespace HydroEdge.Watches;

/// <summary>
/// Decides on an event: what is seen has to depart from this camera's normal for long enough, and the query has to be the best
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

    // What a closer look is worth. Something departs, in a few patches; the picture as a whole moves towards the query, if only a little; and it has not
    // been like that for long: a spell of another light lasts.
    private const double Departs = 3;
    private const double Moves = 1;
    private const double FreshSeconds = 30;
    private const double ForgottenSeconds = 10;

    private readonly Cusum _evidence = new();
    private readonly Cusum _above = new();
    private readonly Cusum _below = new();
    private double _lead;
    private double _departedSeconds;
    private double _departingSeconds;
    private double _restingSeconds;

    public bool IsActive { get; private set; }

    /// <summary>Something is going on: it is active or well on the way there.</summary>
    public bool IsBusy => IsActive || _evidence.IsHalfway;

    public double Score => _evidence.Score;

    /// <summary>How much evidence it takes.</summary>
    public AlarmBudget Budget { get; } = new();

    public Glance Glance(int place, Departure departure, double lead)
    {
        var moves = departure.Focus >= Departs && departure.Deviations >= Moves;
        return new(place, departure.Farthest, departure.Farthest >= Departs && lead > 0, moves && lead <= 0 && (IsActive || _departingSeconds < FreshSeconds));
    }

    /// <param name="departure">How far what is seen departs from normal.</param>
    /// <param name="falseAlarmsPerDay">What the technician allows.</param>
    /// <returns>What is to become of the normal.</returns>
    public Learning Consider(Departure departure, double lead, double falseAlarmsPerDay, double seconds)
    {
        Weigh(departure.Deviations, lead, falseAlarmsPerDay, seconds);
        var farthest = departure.Farthest;
        Depart(farthest >= Departs, seconds);
        _above.Add(farthest, seconds);
        _below.Add(-departure.Margin, seconds);

        if (farthest < Normal && departure.Margin > -Normal)
        {
            _departedSeconds = Math.Max(0, _departedSeconds - ReturnWeight * seconds);
            return Learning.Follow;
        }

        if (!IsActive && !_above.IsHalfway && !_below.IsHalfway)
            return Learning.Follow;
        _departedSeconds += seconds;
        if (_departedSeconds < (_below.IsHalfway ? AcceptLowerSeconds : AcceptHigherSeconds))
            return Learning.Wait;
        Reset();
        return Learning.Accept;
    }

    private void Weigh(double deviations, double lead, double falseAlarmsPerDay, double seconds)
    {
        Budget.Pass(seconds, falseAlarmsPerDay);
        _evidence.Limit = Budget.Limit;
        var gone = _evidence.Add(lead > 0 ? deviations : FullyAgainst, seconds);
        if (gone > 0)
            Budget.Add(gone);
        _lead += (1 - Math.Exp(-seconds / LeadSeconds)) * (lead - _lead);
        IsActive = _lead > 0 && Score >= (IsActive ? OffScore : OnScore);
    }

    private void Depart(bool departs, double seconds)
    {
        _restingSeconds = departs ? 0 : _restingSeconds + seconds;
        _departingSeconds = departs ? _departingSeconds + seconds : _restingSeconds < ForgottenSeconds ? _departingSeconds : 0;
    }

    /// <summary>Forgets what it has gathered: another normal holds from now on.</summary>
    public void Reset()
    {
        _evidence.Reset();
        _above.Reset();
        _below.Reset();
        (_lead, _departedSeconds, _departingSeconds, IsActive) = (0, 0, 0, false);
    }
}
