namespace HydroEdge.Benchmarks.Scorer;

/// <summary>What one way of scoring made of one watch on one camera, second by second.</summary>
internal sealed class Trace
{
    private readonly List<float> _scores = [];
    private readonly List<bool> _active = [];

    public int Seconds => _scores.Count;

    /// <summary>For how many of them it could tell: all but calibration.</summary>
    public int SecondsReady { get; private set; }

    public IReadOnlyList<float> Scores => _scores;

    public void Add(Verdict verdict)
    {
        _scores.Add(verdict.Score);
        SecondsReady += float.IsNaN(verdict.Score) ? 0 : 1;
        if (verdict.IsActive is { } active)
        {
            // What came before its first word was calibration.
            while (_active.Count < _scores.Count - 1)
                _active.Add(false);
            _active.Add(active);
        }
        else if (_active.Count > 0)
        {
            _active.Add(false);
        }
    }

    public bool IsCalibrating(int second) => float.IsNaN(_scores[second]);

    /// <param name="threshold">Counts only where the scorer does not decide itself.</param>
    public bool IsActive(int second, float threshold) => _active.Count > 0 ? _active[second] : _scores[second] >= threshold;

    /// <summary>The first second at which it made anything of the frame.</summary>
    public int ReadyAt => _scores.FindIndex(score => !float.IsNaN(score)) is var first and >= 0 ? first : Seconds;
}
