using System.Runtime.InteropServices;

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

    private const double HalfLifeDays = 7;
    private const double SecondsPerDay = 86_400;

    // Peaks needed above the level from which the tail is fitted, and how many expected ones stand in for unseen ones.
    private const double Enough = 10;
    private const double PriorCount = 5;
    private const double PriorExcess = 2;

    private readonly double[] _counts = new double[Bins];
    private double _days;

    /// <summary>Days that have been looked at, as far as they still count.</summary>
    public double Days => _days;

    public void Add(double height) => _counts[Math.Clamp((int)(height / BinWidth), 0, Bins - 1)]++;

    /// <summary>Lets the past fade and counts the time.</summary>
    public void Pass(double seconds)
    {
        var days = seconds / SecondsPerDay;
        var kept = Math.Pow(0.5, days / HalfLifeDays);
        _days = _days * kept + days;
        for (var i = 0; i < Bins; i++)
            _counts[i] *= kept;
    }

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

    public PeaksRecord Record() => new(_days, MemoryMarshal.AsBytes<double>(_counts).ToArray());

    /// <summary>A record that makes no sense is left aside.</summary>
    public void Restore(PeaksRecord record)
    {
        if (record.Counts.Length != Bins * sizeof(double) || !(record.Days >= 0))
            return;
        record.Counts.AsSpan().CopyTo(MemoryMarshal.AsBytes(_counts.AsSpan()));
        _days = record.Days;
    }

    // The highest level with so many above it, how many those are and how far they exceed it in all.
    private (double From, double Above, double Excess) Tail(double enough)
    {
        var (above, excess, bin) = (0.0, 0.0, Bins);
        while (bin > 0 && above < enough)
        {
            bin--;
            excess += above * BinWidth + _counts[bin] * BinWidth / 2;
            above += _counts[bin];
        }

        return (bin * BinWidth, above, excess);
    }
}
