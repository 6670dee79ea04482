namespace HydroEdge.Watches;

/// <summary>
/// How often which height was reached, with the past fading by half in a week: enough to say at which level something happens
/// so many times a day. Above the highest level that was often enough reached the tail is taken to fall exponentially, its
/// slope held to an expected one while little has been seen (peaks over threshold, Pickands 1975, with shape 0).
/// </summary>
internal sealed class TailHistogram
{
    public const int Bins = 160;
    public const double BinWidth = 0.25;

    private const double SecondsPerDay = 86_400;

    // Peaks needed above the level from which the tail is fitted, and how many expected ones stand in for unseen ones.
    private const double Enough = 10;
    private const double PriorCount = 5;
    private const double PriorExcess = 2;

    private readonly FadingHistogram _heights = new(Bins);
    private double _days;

    /// <summary>Days that have been looked at, as far as they still count.</summary>
    public double Days => _days;

    public void Add(double height) => _heights.Add(height / BinWidth, 1);

    /// <summary>Lets the past fade and counts the time.</summary>
    public void Pass(double seconds) => _days = _days * _heights.Fade(seconds) + seconds / SecondsPerDay;

    /// <summary>The height that is passed so many times a day; NaN before any time has been looked at.</summary>
    public double LevelFor(double timesADay)
    {
        if (_days <= 0)
            return double.NaN;
        var (from, above, excess) = Tail(Math.Max(Enough, timesADay * _days));
        var rate = (above + 0.5) / _days;
        var slope = (excess + PriorCount * PriorExcess) / (above + PriorCount);
        return from + slope * Math.Max(0, Math.Log(rate / timesADay));
    }

    public PeaksRecord Record() => new(_days, _heights.Record());

    /// <summary>A record that makes no sense is left aside.</summary>
    public void Restore(PeaksRecord record)
    {
        if (record.Days >= 0 && double.IsFinite(record.Days) && _heights.Restore(record.Counts))
            _days = record.Days;
    }

    // The highest level with so many above it, how many those are and how far they exceed it in all.
    private (double From, double Above, double Excess) Tail(double enough)
    {
        var (above, excess, bin) = (0.0, 0.0, Bins);
        while (bin > 0 && above < enough)
        {
            bin--;
            excess += above * BinWidth + _heights.Counts[bin] * BinWidth / 2;
            above += _heights.Counts[bin];
        }

        return (bin * BinWidth, above, excess);
    }
}
