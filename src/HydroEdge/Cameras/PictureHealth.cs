using System.Numerics.Tensors;

namespace HydroEdge.Cameras;

/// <summary>Whether what a camera shows can be relied upon: a stream may run at full rate and show nothing. Looks at one frame a second.</summary>
internal sealed class PictureHealth
{
    private const double SecondsBetweenLooks = 1;
    private const double LongestSeconds = 10;

    // An encoder may repeat a still scene exactly until its next key frame, thrifty ones for ten seconds and more.
    private const double FrozenSeconds = 60;
    private const double DarkSeconds = 10;
    private const double BrightSeconds = 10;
    private const double BlurredSeconds = 30;
    private const double MovedSeconds = 300;

    private const float Dark = 20;
    private const float Bright = 250;
    private const double BrightShare = 0.75;
    private const double BlurredShare = 0.7;
    private const double UsualSeconds = 3600;

    private readonly SmallPicture _picture = new();
    private readonly Mounting _mounting = new();
    private readonly Lasting _frozen = new(FrozenSeconds);
    private readonly Lasting _dark = new(DarkSeconds);
    private readonly Lasting _bright = new(BrightSeconds);
    private readonly Lasting _blurred = new(BlurredSeconds);
    private DateTimeOffset? _looked;
    private ulong _fingerprint;
    private double _usualSharpness = double.NaN;
    private double _sinceMoved = double.PositiveInfinity;
    private int _moves;

    /// <summary>What is to be said of the camera while its pictures arrive.</summary>
    public CameraStatus Status { get; private set; } = CameraStatus.Ok;

    /// <summary>Takes the frame's picture into account, and tells the frame what follows.</summary>
    public void Look(Frame frame)
    {
        Take(frame);
        (frame.Moves, frame.CanSee) = (_moves, Status.CanSee());
    }

    private void Take(Frame frame)
    {
        var seconds = _looked is { } before ? (frame.CapturedAt - before).TotalSeconds : SecondsBetweenLooks;
        // Clocks may be set back.
        if (seconds is >= 0 and < SecondsBetweenLooks)
            return;
        _looked = frame.CapturedAt;
        if (_picture.Fill(frame))
            Consider(frame, Math.Clamp(seconds, 0, LongestSeconds));
    }

    private void Consider(Frame frame, double seconds)
    {
        var (same, brightest) = (_picture.Fingerprint == _fingerprint, TensorPrimitives.Max<float>(_picture.Luma));
        _fingerprint = _picture.Fingerprint;
        var frozen = _frozen.Consider(same, seconds);
        var dark = _dark.Consider(brightest < Dark, seconds);
        var bright = _bright.Consider(Share(Bright) > BrightShare, seconds);
        var blurred = _blurred.Consider(IsBlurred(Sharpness.Of(frame), seconds), seconds);
        _sinceMoved += seconds;
        if (!dark && _mounting.See(_picture, seconds))
            (_moves, _sinceMoved) = (_moves + 1, 0);
        Status = frozen ? CameraStatus.Frozen
            : dark ? CameraStatus.Dark
            : bright ? CameraStatus.Overexposed
            : blurred ? CameraStatus.Blurred
            : _sinceMoved < MovedSeconds ? CameraStatus.Moved
            : CameraStatus.Ok;
    }

    // Against how sharp this camera usually is: optics and compression differ more than blur does.
    private bool IsBlurred(double sharpness, double seconds)
    {
        if (double.IsNaN(sharpness))
            return false;
        if (double.IsNaN(_usualSharpness))
            _usualSharpness = sharpness;
        var blurred = sharpness < BlurredShare * _usualSharpness;
        if (!blurred)
            _usualSharpness += (1 - Math.Exp(-seconds / UsualSeconds)) * (sharpness - _usualSharpness);
        return blurred;
    }

    private double Share(float least)
    {
        var count = 0;
        foreach (var luma in _picture.Luma)
            count += luma >= least ? 1 : 0;
        return (double)count / _picture.Luma.Length;
    }
}
