using System.Numerics.Tensors;

namespace HydroEdge.Watches;

/// <summary>
/// By how much the query of a watch has to lead on one camera, from how far ahead of all else or behind it usually is there. Where it lies far behind for all but a
/// fiftieth of the time, that it leads at all says much; elsewhere people and splashes at night are ahead by a hair of whatever is asked.
/// </summary>
internal sealed class LeastLead
{
    /// <summary>
    /// What it takes until a camera is known, and the most it takes. On ten rendered camera-days (seeds 5000 to 5013) .15 to .17 took the false alarms from 14 to 3 and no
    /// strong event that was found; .25 takes strong events too.
    /// </summary>
    public const double Most = 0.16;

    // Of the seconds of an hour 72 are above it: people may pass, and a watch that they bring near its query keeps the most.
    private const double Usual = 0.98;

    // On rendered streams (seeds 5000 to 5013 and 2000 to 2006) 1.2 brought no false alarm, 1.0 did.
    private const double FarBehind = 1.2;
    private const double SecondsToTrust = 3600;
    private const double ReviewSeconds = 600;

    private const double Lowest = -4;
    private const double BinWidth = 0.1;
    private const int Bins = 50;

    private readonly FadingHistogram _seconds = new(Bins);
    private double _sinceReview;

    /// <summary>In shares of the model's spread, see <see cref="WidestSpread"/>; 0 to <see cref="Most"/>.</summary>
    public double Share { get; private set; } = Most;

    /// <param name="ahead">See <see cref="Sighting.Ahead"/>.</param>
    public void Learn(double ahead, double seconds)
    {
        if (!double.IsFinite(ahead))
            return;
        _seconds.Add((ahead - Lowest) / BinWidth, seconds);
        _sinceReview += seconds;
        if (_sinceReview >= ReviewSeconds)
            Review();
    }

    /// <summary>Seconds at each height, see <see cref="FadingHistogram.Record"/>.</summary>
    public byte[] Record() => _seconds.Record();

    /// <summary>A record that makes no sense is left aside.</summary>
    public void Restore(ReadOnlySpan<byte> record)
    {
        if (_seconds.Restore(record))
            Review();
    }

    private void Review()
    {
        _seconds.Fade(_sinceReview);
        _sinceReview = 0;
        var known = TensorPrimitives.Sum(_seconds.Counts);
        Share = known < SecondsToTrust ? Most : Math.Clamp(Exceeded((1 - Usual) * known) + FarBehind, 0, Most);
    }

    // The height above which it has been for no longer than so many seconds.
    private double Exceeded(double seconds)
    {
        var (bin, above) = (Bins, 0.0);
        while (bin > 0 && (above += _seconds.Counts[bin - 1]) <= seconds)
            bin--;
        return Lowest + bin * BinWidth;
    }
}
