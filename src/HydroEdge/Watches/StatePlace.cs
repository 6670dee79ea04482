using System.Numerics.Tensors;
using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>
/// The place in the picture where a state is read: what it usually looks like, and how well the best of the state's texts usually fits
/// there. Where it looks like something else and no text fits as one did, something stands in front of it. Either alone
/// says little: a lamp that goes on changes the look, and of a gate that opens no text may say much at first.
/// </summary>
internal sealed class StatePlace
{
    // On rendered streams people and smoke before a panel took the likeness to .4 to .65 and the fit down by .4 to 2 spreads;
    // before a true change was decided on, it never had both.
    private const double LeastLikeness = 2.0 / 3;
    private const double MostFall = 0.4;

    private const double FollowSeconds = 600;

    // A text may fit a state less well for good, and then the state has to be decided on all the same.
    private const double LongestHiddenSeconds = 300;

    private float[] _reads = [];
    private float[] _readsNow = [];
    private float[] _weights = [];
    private float[] _look = [];
    private float[] _lookNow = [];
    private double _fit;
    private double _fitNow;
    private double _hiddenSeconds;
    private int _frames;

    /// <summary>The state cannot be read in the frame seen last.</summary>
    public bool IsHidden { get; private set; }

    /// <param name="texts">Rows of the query and the contrasts.</param>
    public void See(Seen seen, ReadOnlySpan<int> texts)
    {
        Room(seen.Parts, seen.View.Embedding.Global.Length);
        Read(seen, texts);
        var reads = _frames == 0 ? _readsNow : _reads;
        TextPooling.Weak(reads, TextPooling.TemperatureFor(reads), _weights);

        _lookNow.AsSpan().Clear();
        for (var part = 0; part < _weights.Length; part++)
            TensorPrimitives.MultiplyAdd(seen.Part(part), _weights[part], _lookNow, _lookNow);
        var best = float.NegativeInfinity;
        foreach (var text in texts)
            best = MathF.Max(best, TensorPrimitives.Dot(seen.PartsOf(text), _weights));
        _fitNow = (best - TensorPrimitives.Dot<float>(seen.Usual, _weights)) / seen.Neutral.Spread;

        IsHidden = _frames >= Baseline.CalibrationFrames && _fit - _fitNow > MostFall
            && TensorPrimitives.CosineSimilarity<float>(_lookNow, _look) < LeastLikeness;
    }

    /// <summary>Follows the frame seen last, unless something stands in front; what has stood there for five minutes is how the place looks from now on.</summary>
    public void Learn(double seconds)
    {
        _hiddenSeconds = IsHidden ? _hiddenSeconds + seconds : 0;
        if (_hiddenSeconds >= LongestHiddenSeconds)
            (_frames, _hiddenSeconds, IsHidden) = (0, 0, false);
        if (IsHidden)
            return;
        var share = Math.Max(1 - Math.Exp(-seconds / FollowSeconds), 1.0 / ++_frames);
        TensorPrimitives.Lerp(_reads, _readsNow, (float)share, _reads);
        TensorPrimitives.Lerp(_look, _lookNow, (float)share, _look);
        _fit += share * (_fitNow - _fit);
    }

    // How far the best of the texts leads what any text reaches, part by part.
    private void Read(Seen seen, ReadOnlySpan<int> texts)
    {
        seen.PartsOf(texts[0]).CopyTo(_readsNow);
        foreach (var text in texts[1..])
            TensorPrimitives.Max(_readsNow, seen.PartsOf(text), _readsNow);
        TensorPrimitives.Subtract(_readsNow, seen.Usual, _readsNow);
    }

    private void Room(int parts, int width)
    {
        if (_reads.Length == parts && _look.Length == width)
            return;
        (_reads, _readsNow, _weights) = (new float[parts], new float[parts], new float[parts]);
        (_look, _lookNow) = (new float[width], new float[width]);
        _frames = 0;
    }
}
