namespace HydroEdge.Watches;

/// <summary>
/// What a margin normally is on one camera: centre and spread of the narrowest half of its first frames, then followed slowly by
/// clipped steps, so that daylight may come and go but no single event moves it. All time constants are in seconds.
/// </summary>
internal sealed class Baseline
{
    public const int CalibrationFrames = 60;

    // A margin's spread is taken as at least this share of the model's own, or a picture that never changes would make
    // anything at all a hundred deviations.
    private const double SpreadFloorShare = 0.1;

    private const double MadToSigma = 1.4826;
    private const double SlowestSeconds = 600;
    private const double QuickestSeconds = 60;
    private const double RecentSeconds = 30;
    private const double CentreClip = 3;
    private const double DeviationClip = 6;

    private readonly double[] _first = new double[CalibrationFrames];
    private int _frames;
    private double _age;
    private double _deviation;
    private double _recent;

    public bool IsCalibrated => _frames >= CalibrationFrames;

    public int FramesToGo => Math.Max(0, CalibrationFrames - _frames);

    public double Centre { get; private set; }

    public double Spread => Math.Max(MadToSigma * _deviation, SpreadFloorShare * ModelSpread);

    /// <summary>The model's own unit for differences of cosines, see <see cref="NeutralLevel"/>.</summary>
    public double ModelSpread { get; private set; }

    public double DeviationsOf(double margin) => (margin - Centre) / Spread;

    /// <summary>One of the first frames; with the last of them the baseline stands.</summary>
    public void Calibrate(double margin, double modelSpread, double seconds)
    {
        _first[_frames++] = margin;
        _age += seconds;
        ModelSpread += (modelSpread - ModelSpread) / _frames;

        Span<double> sorted = stackalloc double[_frames];
        _first.AsSpan(0, _frames).CopyTo(sorted);
        (Centre, _deviation) = Statistics.NarrowestHalf(sorted);
        _recent = Centre;
    }

    /// <summary>Null while it still calibrates.</summary>
    public BaselineRecord? Record() => IsCalibrated ? new(Centre, _deviation, ModelSpread) : null;

    /// <summary>Goes on from what was known. Its age begins anew: the light may have changed meanwhile, so it follows quickly at first.</summary>
    public void Restore(BaselineRecord record)
    {
        (_frames, _age) = (CalibrationFrames, 0);
        (Centre, _deviation, ModelSpread) = (record.Centre, record.Deviation, record.ModelSpread);
        _recent = Centre;
    }

    /// <summary>Follows a margin that is part of the normal.</summary>
    public void Learn(double margin, double modelSpread, double seconds)
    {
        _age += seconds;
        var share = Share(seconds, Math.Clamp(_age, QuickestSeconds, SlowestSeconds));
        var error = margin - Centre;
        var (centreLimit, deviationLimit) = (CentreClip * Spread / MadToSigma, DeviationClip * Spread / MadToSigma);
        Centre += share * Math.Clamp(error, -centreLimit, centreLimit);
        _deviation += share * (Math.Min(Math.Abs(error), deviationLimit) - _deviation);
        ModelSpread += share * (modelSpread - ModelSpread);
        Notice(margin, seconds);
    }

    /// <summary>Keeps an eye on a margin that is not to be learnt, in case it stays.</summary>
    public void Notice(double margin, double seconds) =>
        _recent += Share(seconds, RecentSeconds) * (margin - _recent);

    /// <summary>Takes what was seen lately for normal, however far it lies from what was.</summary>
    public void Accept() => Centre = _recent;

    private static double Share(double seconds, double constant) => 1 - Math.Exp(-seconds / constant);
}
